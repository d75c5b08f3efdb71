/** Command line: one class for each command. */
package org.tarjoman.cli;

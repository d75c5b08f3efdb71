/** Measures speed and memory on a fixed corpus. */
package org.tarjoman.bench;

/** Installs models from folders, archives and addresses: fetched, checked, proved, and only then visible. */
package org.tarjoman.install;

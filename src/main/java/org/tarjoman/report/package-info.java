/** What the analyst gets: CSV rows and the run's manifest. */
package org.tarjoman.report;

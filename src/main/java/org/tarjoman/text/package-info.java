/** Persian text: normalisation, sentences, numbers, dates, scripts and languages. */
package org.tarjoman.text;

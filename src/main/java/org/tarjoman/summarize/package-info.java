/** Chooses or writes the short English summary of an article. */
package org.tarjoman.summarize;

/** Reads files of many kinds and cleans them into articles. */
package org.tarjoman.article;

/** From an article to its translation: sentences, memory, batches, joining. */
package org.tarjoman.translate;

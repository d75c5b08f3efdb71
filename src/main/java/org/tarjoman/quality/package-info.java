/** Checks what translation models get wrong: lost text, loops, numbers, leftovers. */
package org.tarjoman.quality;

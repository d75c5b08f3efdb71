/** Families of encoder-decoders from model hubs, as Optimum exports them: what each puts around a text. */
package org.tarjoman.family;

/** Encoder-decoder search through DJL and ONNX Runtime. */
package org.tarjoman.decode;

package org.tarjoman.article;

/**
 * Text made from bytes.
 *
 * @param text the text without byte-order mark, its lines ended by LF
 * @param encoding name of the encoding, for example {@code UTF-8} or {@code windows-1256}
 * @param guessed whether the encoding was guessed because the bytes are not UTF-8
 */
public record DecodedText(String text, String encoding, boolean guessed) {
}

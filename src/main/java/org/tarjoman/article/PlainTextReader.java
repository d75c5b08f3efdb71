package org.tarjoman.article;

import java.io.IOException;
import java.util.function.Predicate;

/** Reads a text or Markdown file as one article. */
final class PlainTextReader implements FormatReader {

    private final ReadLimits limits;
    private final TextDecoder decoder;
    private final ArticleAssembler assembler;

    PlainTextReader(ReadLimits limits, TextDecoder decoder, ArticleAssembler assembler) {
        this.limits = limits;
        this.decoder = decoder;
        this.assembler = assembler;
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) throws IOException {
        DecodedText text = WholeFile.read(file, limits, decoder);
        results.test(assembler.assemble(RawArticle.ofText(file.relativePath(), text.text()),
                text.encoding(), text.guessed()));
    }
}

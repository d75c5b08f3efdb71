package org.tarjoman.family;

import java.util.List;

/**
 * The languages of M2M100 and SMaLL-100 in the order of their pieces, which stand behind the vocabulary.
 *
 * <p>Newer exports do not list them in any file: Transformers' tokenizer class holds them, and so do we. The
 * order is that of the M2M-100 models' own dictionaries (Fan et al. 2020, "Beyond English-Centric
 * Multilingual Machine Translation").
 */
final class M2m100Languages {

    private static final List<String> CODES = List.of(("af am ar ast az ba be bg bn br bs ca ceb cs cy da de el en es"
            + " et fa ff fi fr fy ga gd gl gu ha he hi hr ht hu hy id ig ilo is it ja jv ka kk km kn ko lb lg ln lo"
            + " lt lv mg mk ml mn mr ms my ne nl no ns oc or pa pl ps pt ro ru sd si sk sl so sq sr ss su sv sw ta th"
            + " tl tn tr uk ur uz vi wo xh yi yo zh zu").split(" "));

    private M2m100Languages() {
    }

    /** Returns the languages' pieces, in order. */
    static List<String> pieces() {
        return CODES.stream().map(code -> "__" + code + "__").toList();
    }
}

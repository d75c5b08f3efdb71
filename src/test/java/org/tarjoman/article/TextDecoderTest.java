package org.tarjoman.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {

    private static final String PERSIAN = "وزیر نیرو از سد «گیلان» بازدید کرد؛ او گفت: پژوهش چگونه است؟ "
            + "می‌شود ۱۲ سد.\n";

    private final TextDecoder decoder = new TextDecoder();

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void readsUtf8WithoutAFlag() throws IOException {
        DecodedText text = decoder.decode(PERSIAN.getBytes(UTF_8));

        assertThat(text).isEqualTo(new DecodedText(PERSIAN, "UTF-8", false));
    }

    @Test
    void acceptsAByteOrderMark() throws IOException {
        assertThat(decoder.decode(join(bytes(0xEF, 0xBB, 0xBF), PERSIAN.getBytes(UTF_8))))
                .isEqualTo(new DecodedText(PERSIAN, "UTF-8", false));
    }

    @Test
    void makesEveryEndOfLineALineFeed() throws IOException {
        assertThat(decoder.decode("a\r\nb\rc\n".getBytes(UTF_8)).text()).isEqualTo("a\nb\nc\n");
    }

    @Test
    void readsUtf16WithAMark() throws IOException {
        assertThat(decoder.decode(join(bytes(0xFF, 0xFE), PERSIAN.getBytes(UTF_16LE))))
                .isEqualTo(new DecodedText(PERSIAN, "UTF-16LE", true));
        assertThat(decoder.decode(join(bytes(0xFE, 0xFF), PERSIAN.getBytes(UTF_16BE))))
                .isEqualTo(new DecodedText(PERSIAN, "UTF-16BE", true));
    }

    @Test
    void tellsUtf16WithoutAMarkByItsNuls() throws IOException {
        assertThat(decoder.decode(PERSIAN.getBytes(UTF_16LE))).isEqualTo(
                new DecodedText(PERSIAN, "UTF-16LE", true));
        assertThat(decoder.decode(PERSIAN.getBytes(UTF_16BE))).isEqualTo(
                new DecodedText(PERSIAN, "UTF-16BE", true));
        assertThat(decoder.decode("Plain English text.".getBytes(UTF_16LE)).text())
                .isEqualTo("Plain English text.");
    }

    @Test
    void guessesWindows1256ForPersianAndArabic() throws IOException {
        Charset arabic = Charset.forName("windows-1256");
        String persian = "وزير نيرو از سد «گيلان» بازديد کرد؛ او گفت: پژوهش چگونه است؟ مي\u200cشود.";

        assertThat(decoder.decode(persian.getBytes(arabic)))
                .isEqualTo(new DecodedText(persian, "windows-1256", true));
        assertThat(decoder.decode("قال الوزير إن المشروع الجديد سيبدأ غدا".getBytes(arabic)).text())
                .contains("المشروع");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Le ministre a été reçu à l'Élysée après la cérémonie d'été, où il a déjà parlé très tôt.",
        "Größe, Übung, Äpfel, Straße, schön, müde, fähig, können, dürfen, für, über"})
    void doesNotTakeWesternTextForWindows1256(String text) {
        assertThatThrownBy(() -> decoder.decode(text.getBytes(ISO_8859_1)))
                .isInstanceOf(UnreadableTextException.class).hasMessageContaining("save the file as UTF-8");
    }

    @Test
    void doesNotTakeRussianTextForWindows1256() {
        byte[] russian = "Министр посетил новую плотину и рассказал о планах на будущий год"
                .getBytes(Charset.forName("windows-1251"));

        assertThatThrownBy(() -> decoder.decode(russian)).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesDamagedUtf8AndSaysWhere() {
        byte[] damaged = PERSIAN.repeat(3).getBytes(UTF_8);
        damaged[9] = (byte) 0xFF;

        assertThatThrownBy(() -> decoder.decode(damaged)).isInstanceOf(UnreadableTextException.class)
                .hasMessageContaining("damaged").hasMessageContaining("at byte 9");
    }

    @Test
    void refusesUtf8ThatIsCutOffInACharacter() {
        byte[] whole = PERSIAN.strip().repeat(2).replace(".", "").getBytes(UTF_8);

        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessageContaining("cut off");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xF5, 0xFF})
    void refusesBytesThatUtf8NeverHas(int b) {
        assertThatThrownBy(() -> decoder.decode(join("abc".getBytes(UTF_8), bytes(b), "abc".getBytes(UTF_8))))
                .isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void refusesOverlongFormsAndSurrogates() {
        assertThatThrownBy(() -> decoder.decode(bytes('a', 0xE0, 0x80, 0xAF, 'b')))
                .isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> decoder.decode(bytes('a', 0xED, 0xA0, 0x80, 'b')))
                .isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void refusesBinaryFiles() {
        byte[] noise = new byte[4000];
        new Random(7).nextBytes(noise);

        assertThatThrownBy(() -> decoder.decode(noise)).hasMessageContaining("binary");
        assertThatThrownBy(() -> decoder.decode(new byte[100])).hasMessageContaining("binary");
    }

    @Test
    void refusesUtf32() {
        assertThatThrownBy(() -> decoder.decode(join(bytes(0xFF, 0xFE, 0, 0),
                "متن".getBytes(Charset.forName("UTF-32LE")))))
                .hasMessageContaining("UTF-32");
    }

    @Test
    void keepsAFewNulsForTheCleaner() throws IOException {
        assertThat(decoder.decode((PERSIAN + "\0").getBytes(UTF_8)).text()).isEqualTo(PERSIAN + "\0");
    }

    @Test
    void detectsTheSameEncodingFromAStream() throws IOException {
        assertThat(decoder.detect(new ByteArrayInputStream(PERSIAN.getBytes(UTF_16LE))).charset())
                .isEqualTo(UTF_16LE);
        byte[] damaged = PERSIAN.getBytes(UTF_8);
        damaged[4] = 'x';
        assertThat(decoder.detect(new ByteArrayInputStream(damaged)))
                .isEqualTo(new TextDecoder.Encoding(UTF_8, 0, false, true));
    }

    @Property(tries = 300)
    void agreesWithJavaOnWhatUtf8Is(@ForAll("bytes") byte[] bytes) {
        boolean valid;
        try {
            UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            valid = true;
        } catch (java.nio.charset.CharacterCodingException e) {
            valid = false;
        }
        ByteStatistics statistics = new ByteStatistics();
        statistics.add(bytes, bytes.length);
        statistics.end();

        assertThat(statistics.isUtf8()).isEqualTo(valid);
    }

    @Property(tries = 200)
    void givesPersianTextBackFromUtf8(@ForAll("persian") String text) throws IOException {
        assertThat(decoder.decode(text.getBytes(UTF_8)).text()).isEqualTo(text);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> edge = Arbitraries.of((byte) 'a', (byte) 0x80, (byte) 0xBF, (byte) 0xC2, (byte) 0xD8,
                (byte) 0xE0, (byte) 0x9F, (byte) 0xA0, (byte) 0xED, (byte) 0xF0, (byte) 0x90, (byte) 0xF4,
                (byte) 0xEF);
        return edge.array(byte[].class).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> persian() {
        return Arbitraries.strings().withChars("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ‌۰۱۲۳،؟.\n").ofMinLength(1)
                .ofMaxLength(200);
    }
}

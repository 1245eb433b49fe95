package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that were made to hurt: each has its verdict within the bounds, and none stops the next. */
final class TortureTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_MEMORY = 64L * 1024 * 1024;
    private static final String HEAD = "From: eva@example.org\r\nMessage-ID: <x@example.org>\r\n";
    private final MailEvents events = new MailEvents(MailLimits.USUAL, Desk.MARKS);

    /** What is made of a mail: its kind of verdict, and whether nothing was left out. */
    enum Verdict {
        WHOLE,
        WITH_ORIGINAL,
        REFUSED
    }

    record Case(String name, Verdict verdict, Supplier<byte[]> mail) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var cases = new LinkedHashMap<String, Case>();
        add(cases, "nothing", Verdict.REFUSED, () -> new byte[0]);
        add(cases, "one line end", Verdict.REFUSED, () -> bytes("\r\n"));
        add(cases, "only zeros", Verdict.REFUSED, () -> new byte[10_000]);
        add(cases, "no body", Verdict.WHOLE, () -> bytes(HEAD));
        add(cases, "bare line feeds", Verdict.WHOLE, () -> bytes((HEAD + "\r\nwords\r\n").replace("\r", "")));
        add(cases, "zero characters in words", Verdict.WHOLE, () -> bytes(HEAD + "\r\na\0b\0c"));
        add(cases, "half a surrogate", Verdict.WHOLE, () -> bytes(type("text/plain; charset=utf-16") + "\r\n\uD800x"));
        add(cases, "charset that is none", Verdict.WHOLE, () -> bytes(type("text/plain; charset=klingon-8") + "\r\nñ"));
        add(
                cases,
                "charset with illegal name",
                Verdict.WHOLE,
                () -> bytes(type("text/plain; charset=\"a b\u0001\"") + "\r\nx"));
        add(
                cases,
                "latin bytes called utf-8",
                Verdict.WHOLE,
                () -> latin(type("text/plain; charset=utf-8") + "\r\ncañón"));
        add(
                cases,
                "utf-8 called ascii",
                Verdict.WHOLE,
                () -> bytes(type("text/plain; charset=us-ascii") + "\r\ncañón"));
        add(
                cases,
                "broken base64",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Content-Transfer-Encoding: base64\r\n\r\n!!!=A=B=C"));
        add(
                cases,
                "broken quoted-printable",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=4"));
        add(
                cases,
                "unknown transfer encoding",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Content-Transfer-Encoding: x-rot13\r\n\r\nuryyb"));
        add(cases, "type that is none", Verdict.WHOLE, () -> bytes(type("///;;;==") + "\r\nx"));
        add(cases, "multipart without boundary", Verdict.WHOLE, () -> bytes(type("multipart/mixed") + "\r\nx"));
        add(cases, "multipart never closed", Verdict.WHOLE, () -> bytes(mixed("--b\r\n\r\none\r\n--b\r\n\r\ntwo")));
        add(cases, "multipart closed at once", Verdict.WHOLE, () -> bytes(mixed("--b--\r\n")));
        add(
                cases,
                "boundary in itself",
                Verdict.WHOLE,
                () -> bytes(type("multipart/mixed; boundary=b") + "\r\n"
                        + "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(10) + "x\r\n--b--"));
        add(
                cases,
                "encoded words without end",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Subject: " + "=?utf-8?Q?".repeat(50_000 / 10) + "\r\n\r\nx"));
        add(
                cases,
                "addresses without end",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Cc: " + "a@b.c, (".repeat(7_000) + "\r\n\r\nx"));
        add(
                cases,
                "nested comments",
                Verdict.REFUSED,
                () -> bytes("From: " + "(".repeat(20_000) + " eva@example.org\r\n" + HEAD + "\r\nx"));
        add(
                cases,
                "names that climb folders",
                Verdict.WHOLE,
                () -> bytes(mixed("--b\r\nContent-Type: application/x; name=\"../../etc/passwd\"\r\n\r\nx\r\n--b--")));
        add(
                cases,
                "two thousand fields more",
                Verdict.WITH_ORIGINAL,
                () -> bytes(HEAD + "X-A: b\r\n".repeat(100_000) + "\r\nx"));
        add(
                cases,
                "a field of a megabyte",
                Verdict.WITH_ORIGINAL,
                () -> bytes(HEAD + "X-A: " + "b".repeat(1_000_000) + "\r\n\r\nx"));
        add(
                cases,
                "a line of ten megabytes",
                Verdict.WITH_ORIGINAL,
                () -> bytes(HEAD + "\r\n" + "b".repeat(10_000_000)));
        add(
                cases,
                "a thousand parts",
                Verdict.WITH_ORIGINAL,
                () -> bytes(mixed("--b\r\n\r\npart\r\n".repeat(1_000) + "--b--")));
        add(
                cases,
                "a hundred thousand empty parts",
                Verdict.WITH_ORIGINAL,
                () -> bytes(mixed("--b\r\n\r\n\r\n".repeat(100_000) + "--b--")));
        add(cases, "a thousand parts in one another", Verdict.WITH_ORIGINAL, TortureTest::nested);
        add(
                cases,
                "mails in mails",
                Verdict.WHOLE,
                () -> bytes((type("message/rfc822") + "\r\n").repeat(1_000) + HEAD + "\r\nx"));
        add(cases, "fifty megabytes", Verdict.REFUSED, () -> filled(50_000_000));
        add(cases, "as large as allowed", Verdict.WITH_ORIGINAL, () -> filled(MailLimits.USUAL.bytes()));
        add(
                cases,
                "a file of ten megabytes",
                Verdict.WHOLE,
                () -> bytes(mixed("--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + ("A".repeat(76) + "\r\n").repeat(128_000) + "--b--")));
        add(
                cases,
                "layout without end",
                Verdict.WITH_ORIGINAL,
                () -> bytes(type("text/html") + "\r\n" + "<div><table><b>".repeat(20_000)));
        add(
                cases,
                "layout as large as a mail may be",
                Verdict.WITH_ORIGINAL,
                () -> bytes(type("text/html") + "\r\n" + "<div><table><b>".repeat(1_300_000)));
        add(
                cases,
                "spaces without end in layout",
                Verdict.WHOLE,
                () -> bytes(type("text/html") + "\r\n<pre>a" + " ".repeat(90_000) + "b"));
        add(
                cases,
                "a delivery report of folded lines",
                Verdict.WHOLE,
                () -> bytes(HEAD
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5\r\n"
                        + " \r\n".repeat(20_000)
                        + "--b--"));
        add(
                cases,
                "deep layout",
                Verdict.WHOLE,
                () -> bytes(type("text/html") + "\r\n" + "<div>".repeat(19_000) + "x"));
        add(
                cases,
                "layout of scripts",
                Verdict.WHOLE,
                () -> bytes(
                        type("text/html")
                                + "\r\n<svg onload=alert(1)><a href='java&#10;script:alert(1)'>x</a><img src=x onerror=alert(1)><iframe src=//evil><style>*{}</style><form><input>"));
        add(
                cases,
                "tnef",
                Verdict.WHOLE,
                () -> bytes(mixed("--b\r\nContent-Type: application/ms-tnef\r\n\r\n\u0001\u0002\r\n--b--")));
        add(
                cases,
                "encrypted",
                Verdict.WHOLE,
                () -> bytes(type("application/pkcs7-mime; smime-type=enveloped-data") + "\r\n\u0001\u0002"));
        return cases.values().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(30)
    void eachHasItsVerdictWithinTheBounds(Case torture) {
        Payload payload = Desk.payload(torture.mail().get());
        events.decode(payload, _ -> Optional.empty());
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();

        Decoded decoded = events.decode(payload, _ -> Optional.empty());

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuBefore))
                .isLessThan(LONGEST);
        assertThat(held(payload, decoded)).isLessThan(MOST_MEMORY);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocatedBefore).isLessThan(MOST_MEMORY * 8);
        assertThat(verdict(decoded)).isEqualTo(torture.verdict());
    }

    @Test
    void nothingOfALayoutRuns() {
        var mail = cases().filter(one -> one.name().equals("layout of scripts"))
                .findFirst()
                .orElseThrow();
        var html = part(mail.mail().get(), Part.Html.class).html();
        assertThat(html).doesNotContainIgnoringCase("script").doesNotContainIgnoringCase("onerror");
        assertThat(html).doesNotContain("<svg", "<iframe", "<style", "<form", "<input", "src=");
    }

    @Test
    void whatIsDeclaredWronglyIsReadAllTheSame() {
        assertThat(part(latin(type("text/plain; charset=utf-8") + "\r\ncañón"), Part.Text.class)
                        .text())
                .isEqualTo("cañón");
        assertThat(part(bytes(type("text/plain; charset=us-ascii") + "\r\ncañón"), Part.Text.class)
                        .text())
                .isEqualTo("cañón");
    }

    @Test
    void whateverIsChangedInAMailItIsReadOrRefusedAndNeverThrows() {
        var chance = new Random(42);
        byte[] mail = bytes(
                mixed(
                        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<b>=C3=B1</b>\r\n"
                                + "--b\r\nContent-Type: image/png; name*0*=UTF-8''a%20; name*1=b\r\nContent-ID: <c>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--"));
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = mail.clone();
            for (int change = 0; change <= chance.nextInt(8); change++) {
                changed[chance.nextInt(changed.length)] = (byte) chance.nextInt(256);
            }
            int from = chance.nextInt(changed.length);
            byte[] cut = Arrays.copyOfRange(changed, chance.nextInt(4) == 0 ? from : 0, changed.length);
            assertThat(events.decode(Desk.payload(cut), _ -> Optional.empty())).isNotNull();
        }
    }

    private <P extends Part> P part(byte[] mail, Class<P> kind) {
        var decoded = (Decoded.Events) events.decode(Desk.payload(mail), _ -> Optional.empty());
        return ((ChannelEvent.MessageReceived) decoded.events().getLast())
                .parts().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst()
                        .orElseThrow();
    }

    private static Verdict verdict(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Malformed _ -> Verdict.REFUSED;
            case Decoded.Events read ->
                read.files().stream().anyMatch(file -> file.description().name().equals("original.eml"))
                        ? Verdict.WITH_ORIGINAL
                        : Verdict.WHOLE;
        };
    }

    /** What stays in memory of a mail while it is taken up. */
    private static long held(Payload payload, Decoded decoded) {
        return payload.size()
                + (decoded instanceof Decoded.Events(var _, var files)
                        ? files.stream()
                                .mapToLong(file -> file.description().size())
                                .sum()
                        : 0);
    }

    private static byte[] nested() {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(bytes(HEAD));
        for (int depth = 0; depth < 1_000; depth++) {
            mail.writeBytes(
                    bytes("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(depth, depth)));
        }
        mail.writeBytes(bytes("\r\nthe inmost"));
        return mail.toByteArray();
    }

    private static byte[] filled(int size) {
        byte[] mail = new byte[size];
        Arrays.fill(mail, (byte) 'x');
        byte[] head = bytes(HEAD + "\r\n");
        System.arraycopy(head, 0, mail, 0, head.length);
        for (int at = head.length + 70; at < size - 2; at += 72) {
            mail[at] = '\r';
            mail[at + 1] = '\n';
        }
        return mail;
    }

    private static String type(String type) {
        return HEAD + "Content-Type: " + type + "\r\n";
    }

    private static String mixed(String parts) {
        return type("multipart/mixed; boundary=b") + "\r\n" + parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(Charset.forName("ISO-8859-1"));
    }

    private static void add(Map<String, Case> cases, String name, Verdict verdict, Supplier<byte[]> mail) {
        cases.put(name, new Case(name, verdict, mail));
    }
}

package dev.cauce.channel.email;

import dev.cauce.channel.api.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A mail that was made to hurt, and what is to be made of it. The small ones are files, see {@link CorpusTest}. */
record Torture(String name, Verdict verdict, Supplier<byte[]> mail) {
    private static final String HEAD = "From: eva@example.org\r\nMessage-ID: <x@example.org>\r\n";

    /** What is made of a mail: its kind of verdict, and whether nothing was left out. */
    enum Verdict {
        WHOLE,
        WITH_ORIGINAL,
        REFUSED;

        static Verdict of(Decoded decoded) {
            return switch (decoded) {
                case Decoded.Malformed _ -> REFUSED;
                case Decoded.Events read ->
                    read.files().stream()
                                    .anyMatch(file -> file.description().name().equals("original.eml"))
                            ? WITH_ORIGINAL
                            : WHOLE;
            };
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Torture> all() {
        var cases = new LinkedHashMap<String, Torture>();
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
        add(cases, "multipart without boundary", Verdict.WITH_ORIGINAL, () -> bytes(type("multipart/mixed") + "\r\nx"));
        add(cases, "multipart never closed", Verdict.WHOLE, () -> bytes(mixed("--b\r\n\r\none\r\n--b\r\n\r\ntwo")));
        add(cases, "multipart closed at once", Verdict.WITH_ORIGINAL, () -> bytes(mixed("--b--\r\n")));
        add(
                cases,
                "boundary in itself",
                Verdict.WITH_ORIGINAL,
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
        add(cases, "a thousand parts in one another", Verdict.WITH_ORIGINAL, Torture::nested);
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
        add(cases, "carriage returns alone", Verdict.WHOLE, () -> bytes((HEAD + "\r\nx").replace("\n", "")));
        add(
                cases,
                "references without end",
                Verdict.WHOLE,
                () -> bytes(HEAD + "References: " + "<r@example.org> ".repeat(3_900) + "\r\n\r\nx"));
        add(
                cases,
                "a subject of spaces",
                Verdict.WHOLE,
                () -> bytes(HEAD + "Subject: a" + " ".repeat(60_000) + "b\r\n\r\nx"));
        add(
                cases,
                "quotes without end",
                Verdict.WHOLE,
                () -> bytes(type("text/plain; format=flowed") + "\r\n" + ">".repeat(90_000) + " x"));
        add(
                cases,
                "flowed lines without end",
                Verdict.WITH_ORIGINAL,
                () -> bytes(type("text/plain; format=flowed") + "\r\n" + "> \r\n".repeat(3_000_000)));
        add(
                cases,
                "characters of three bytes as large as a mail may be",
                Verdict.WITH_ORIGINAL,
                () -> bytes(type("text/plain; charset=utf-8") + "\r\n" + "\u65E5\n".repeat(4_500_000)));
        add(
                cases,
                "entities without end",
                Verdict.WITH_ORIGINAL,
                () -> bytes(type("text/html") + "\r\n" + "&amp;".repeat(3_000_000)));
        add(
                cases,
                "attributes without end",
                Verdict.WHOLE,
                () -> bytes(type("text/html") + "\r\n<p " + "a=b ".repeat(24_000) + ">x</p>"));
        add(
                cases,
                "comments never closed",
                Verdict.WHOLE,
                () -> bytes(type("text/html") + "\r\nx" + "<!--".repeat(20_000)));
        add(
                cases,
                "pieces of a name without end",
                Verdict.WHOLE,
                () -> bytes(mixed("--b\r\n"
                        + "Content-Type: application/pdf\r\nContent-Disposition: attachment"
                        + IntStream.range(0, 3_000)
                                .mapToObj(place -> "; filename*%d=a".formatted(place))
                                .collect(Collectors.joining())
                        + "\r\n\r\nx\r\n--b--")));
        add(
                cases,
                "reports in reports",
                Verdict.WITH_ORIGINAL,
                () -> bytes(HEAD
                        + IntStream.range(0, 300)
                                .mapToObj(
                                        "Content-Type: multipart/report; boundary=b%1$d\r\n\r\n--b%1$d\r\n"::formatted)
                                .collect(Collectors.joining())));
        add(
                cases,
                "fifty-one files",
                Verdict.WITH_ORIGINAL,
                () -> bytes(mixed("--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n".repeat(51) + "--b--")));
        add(cases, "a file as large as a mail may be", Verdict.WHOLE, () -> file(""));
        add(
                cases,
                "a file as large as a mail may be, and too many parts",
                Verdict.WITH_ORIGINAL,
                () -> file("--b\r\n\r\npart\r\n".repeat(1_000)));
        return cases.values().stream();
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

    /** With one file that fills what a mail may have. */
    private static byte[] file(String after) {
        String line = "A".repeat(76) + "\r\n";
        return bytes(mixed("--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + line.repeat((MailLimits.USUAL.bytes() - 100_000) / line.length())
                + after
                + "--b--"));
    }

    static String type(String type) {
        return HEAD + "Content-Type: " + type + "\r\n";
    }

    static String mixed(String parts) {
        return type("multipart/mixed; boundary=b") + "\r\n" + parts;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] latin(String text) {
        return text.getBytes(Charset.forName("ISO-8859-1"));
    }

    private static void add(Map<String, Torture> cases, String name, Verdict verdict, Supplier<byte[]> mail) {
        cases.put(name, new Torture(name, verdict, mail));
    }
}

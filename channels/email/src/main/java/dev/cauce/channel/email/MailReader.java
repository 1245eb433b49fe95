package dev.cauce.channel.email;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.email.Mail.DeliveryReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jspecify.annotations.Nullable;

/** Reads mails within limits. Pure: the same bytes are the same mail. */
final class MailReader {
    private static final int REFERENCES = 100;
    private static final String[] ORIGINALS = {
        "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"
    };
    private static final Pattern ORIGINAL_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^<>\\s]{1,500})>");

    private final MailLimits limits;

    MailReader(MailLimits limits) {
        this.limits = limits;
    }

    Mail read(Payload payload) {
        var walk = PartWalk.through(payload.stream(), limits);
        MailHeaders headers = walk.headers();
        Mailbox from = sender(headers);
        String text = text(walk.parts());
        String layout = layout(walk.parts());
        List<Mail.File> files = files(walk.parts());
        boolean whole = walk.isWhole()
                && files.size() <= limits.files()
                && text.length() <= limits.text()
                && layout.length() <= limits.text();
        return new Mail(
                id(headers, payload),
                address(from),
                from == null || from.getName() == null || from.getName().isBlank()
                        ? null
                        : MailHeaders.decoded(from.getName()),
                head(headers, from),
                references(headers),
                cut(text),
                layout.isEmpty() || layout.length() > limits.text() ? null : layout,
                files.stream().limit(limits.files()).toList(),
                report(headers, walk.parts()),
                whole);
    }

    private static Part.Letterhead head(MailHeaders headers, @Nullable Mailbox from) {
        List<Mailbox> answers = headers.addresses("Reply-To");
        return new Part.Letterhead(
                headers.text("Subject"),
                address(from),
                address(answers.isEmpty() ? from : answers.getFirst()),
                addresses(headers, "To"),
                addresses(headers, "Cc"),
                List.of(),
                headers.messageIds("Message-ID").stream().findFirst().orElse(null),
                references(headers),
                isAutomatic(headers),
                headers.has("Authentication-Results") ? headers.text("Authentication-Results") : null);
    }

    /** RFC 3834, and what programs did before it. */
    private static boolean isAutomatic(MailHeaders headers) {
        String submitted = headers.text("Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = headers.text("Precedence").toLowerCase(Locale.ROOT);
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || Set.of("bulk", "junk", "list", "auto_reply").contains(precedence)
                || headers.hasAnyStarting("list-")
                || headers.has("X-Autoreply")
                || headers.has("X-Auto-Response-Suppress")
                || isReport(headers)
                || headers.first("Return-Path")
                        .filter(path -> path.strip().equals("<>"))
                        .isPresent();
    }

    private static @Nullable Mailbox sender(MailHeaders headers) {
        return Stream.of("From", "Sender", "Return-Path")
                .flatMap(name -> headers.addresses(name).stream())
                .findFirst()
                .orElse(null);
    }

    private static String address(@Nullable Mailbox mailbox) {
        return mailbox == null ? "" : mailbox.getAddress().toLowerCase(Locale.ROOT);
    }

    private static List<String> addresses(MailHeaders headers, String name) {
        return headers.addresses(name).stream().map(MailReader::address).toList();
    }

    /** Oldest first: what it refers to, and what it answers unless that is among them. */
    private static List<String> references(MailHeaders headers) {
        return Stream.concat(headers.messageIds("References").stream(), headers.messageIds("In-Reply-To").stream())
                .distinct()
                .limit(REFERENCES)
                .toList();
    }

    private String text(List<MailPart> parts) {
        Set<Integer> said = new HashSet<>();
        parts.stream().filter(MailPart::isText).forEach(part -> said.add(part.alternatives()));
        List<String> texts = new ArrayList<>();
        int readable = limits.text();
        for (MailPart part : parts) {
            if (part.isText()) {
                texts.add(part.words());
            } else if (part.isLayout() && (part.alternatives() == 0 || !said.contains(part.alternatives()))) {
                String layout = part.words();
                texts.add(Layout.words(layout.substring(0, Math.min(layout.length(), readable))));
                readable -= Math.min(layout.length(), readable);
            }
        }
        return texts.stream()
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String layout(List<MailPart> parts) {
        return parts.stream().filter(MailPart::isLayout).map(MailPart::words).collect(Collectors.joining("<hr>"));
    }

    private static List<Mail.File> files(List<MailPart> parts) {
        return parts.stream()
                .filter(part -> !part.isText() && !part.isLayout() && part.content().length > 0)
                .map(MailPart::file)
                .toList();
    }

    private static boolean isReport(MailHeaders headers) {
        return headers.text("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    private static @Nullable DeliveryReport report(MailHeaders headers, List<MailPart> parts) {
        if (!isReport(headers)) {
            return null;
        }
        Optional<String> status = of(parts, "message/delivery-status", "message/global-delivery-status");
        return status.map(told -> new DeliveryReport(
                        DeliveryStatus.outcomes(told),
                        of(parts, ORIGINALS).stream()
                                .map(ORIGINAL_ID::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(null)))
                .orElse(null);
    }

    private static Optional<String> of(List<MailPart> parts, String... types) {
        return Stream.of(types)
                .flatMap(type -> parts.stream().filter(part -> part.type().equals(type)))
                .map(part ->
                        new String(part.content(), 0, Math.min(part.content().length, 64_000), StandardCharsets.UTF_8))
                .findFirst();
    }

    private String cut(String text) {
        return text.length() > limits.text() ? text.substring(0, limits.text()) : text;
    }

    /** Of what the sender made, so that the same mail by two routes is one. */
    private static String id(MailHeaders headers, Payload payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of("Message-ID", "From", "Date", "Subject")) {
                digest.update(headers.first(name).orElse("").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            digestBody(digest, payload.stream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }

    /** All after the first empty line but line ends, which servers change. */
    private static void digestBody(MessageDigest digest, InputStream mail) throws IOException {
        boolean lineIsEmpty = true;
        for (int read = mail.read(); read >= 0; read = mail.read()) {
            if (read == '\n') {
                if (lineIsEmpty) {
                    break;
                }
                lineIsEmpty = true;
            } else if (read != '\r') {
                lineIsEmpty = false;
            }
        }
        byte[] chunk = new byte[8_192];
        for (int read = mail.read(chunk); read >= 0; read = mail.read(chunk)) {
            int kept = 0;
            for (int at = 0; at < read; at++) {
                if (chunk[at] != '\r' && chunk[at] != '\n') {
                    chunk[kept++] = chunk[at];
                }
            }
            digest.update(chunk, 0, kept);
        }
    }
}

package dev.cauce.engine.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file is, told from its first bytes and never from what its sender says. */
public final class ContentType {
    private static final String UNKNOWN = "application/octet-stream";

    private record Signature(String type, int at, List<String> marks) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("image/png", 0, List.of("\u0089PNG")),
            new Signature("image/jpeg", 0, List.of("\u00FF\u00D8\u00FF")),
            new Signature("image/gif", 0, List.of("GIF87a", "GIF89a")),
            new Signature("image/webp", 8, List.of("WEBP")),
            new Signature("application/pdf", 0, List.of("%PDF-")),
            new Signature("application/zip", 0, List.of("PK\u0003\u0004")),
            new Signature("audio/ogg", 0, List.of("OggS")),
            new Signature("video/mp4", 4, List.of("ftyp")));

    private ContentType() {}

    /** Everything that a file may be told to be. */
    static Set<String> all() {
        return Stream.concat(SIGNATURES.stream().map(Signature::type), Stream.of("text/plain", UNKNOWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the first bytes. */
    public static String of(byte[] start) {
        String characters = new String(start, StandardCharsets.ISO_8859_1);
        return SIGNATURES.stream()
                .filter(one -> one.marks().stream().anyMatch(mark -> characters.startsWith(mark, one.at())))
                .map(Signature::type)
                .findFirst()
                .orElseGet(() -> isText(characters) ? "text/plain" : UNKNOWN);
    }

    private static boolean isText(String characters) {
        return !characters.isEmpty() && characters.chars().allMatch(one -> one >= ' ' || "\n\r\t".indexOf(one) >= 0);
    }
}

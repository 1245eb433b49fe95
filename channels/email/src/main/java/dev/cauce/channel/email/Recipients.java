package dev.cauce.channel.email;

import dev.cauce.channel.api.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who gets a letter. */
record Recipients(List<String> to, List<String> cc, List<String> bcc) {

    /** Those the message names; the usual one when it names none it is written to. */
    static Recipients of(List<Part> parts, String usual) {
        return parts.stream()
                .filter(Part.Letterhead.class::isInstance)
                .map(Part.Letterhead.class::cast)
                .findFirst()
                .map(head -> new Recipients(head.to().isEmpty() ? List.of(usual) : head.to(), head.cc(), head.bcc()))
                .orElseGet(() -> new Recipients(List.of(usual), List.of(), List.of()));
    }

    /** Each once, in whatever case it was written. */
    List<String> envelope() {
        var all = new LinkedHashMap<String, String>();
        Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .forEach(address -> all.putIfAbsent(address.toLowerCase(Locale.ROOT), address));
        return List.copyOf(all.values());
    }
}

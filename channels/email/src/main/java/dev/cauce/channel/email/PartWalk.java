package dev.cauce.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Walks through a mail's parts once, without recursion, and stops at the limits with what it has by then. */
final class PartWalk {
    private static final MimeConfig FORGIVING = new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMalformedHeaderStartsBody(false)
            .setMaxLineLen(-1)
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(64_000)
            .setMaxContentLen(-1)
            .build();

    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private final MailLimits limits;
    private final MailHeaders top = new MailHeaders();
    private final List<MailPart> parts = new ArrayList<>();
    private final Deque<Integer> alternatives = new ArrayDeque<>();
    private MailHeaders current = top;
    private int choices;

    /** Whether the multipart that was entered last has had no part yet: one that ends so has its words where no reader looks. */
    private boolean empty;

    private boolean whole = true;

    private PartWalk(MailLimits limits) {
        this.limits = limits;
        alternatives.push(0);
    }

    static PartWalk through(InputStream mail, MailLimits limits) {
        var walk = new PartWalk(limits);
        try {
            walk.walk(mail);
        } catch (IOException | MimeException | RuntimeException beyondReading) {
            walk.whole = false;
        }
        return walk;
    }

    /** The fields of the mail itself. */
    MailHeaders headers() {
        return top;
    }

    List<MailPart> parts() {
        return parts;
    }

    /** Whether there was nothing beyond the limits, and nothing that could not be read. */
    boolean isWhole() {
        return whole;
    }

    private void walk(InputStream mail) throws IOException, MimeException {
        var stream = new MimeTokenStream(FORGIVING);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(Beginning.of(mail));
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_BODYPART -> {
                    current = new MailHeaders();
                    empty = false;
                }
                case T_FIELD -> current.add(stream.getField());
                case T_START_MULTIPART -> enter(stream);
                case T_END_MULTIPART -> leave(stream);
                case T_BODY -> {
                    if (parts.size() >= limits.parts()) {
                        whole = false;
                        return;
                    }
                    take(stream);
                }
                default -> {}
            }
        }
    }

    private void enter(MimeTokenStream stream) {
        boolean choice = stream.getBodyDescriptor().getMimeType().equals("multipart/alternative");
        alternatives.push(choice && current() == 0 ? ++choices : current());
        empty = true;
        if (alternatives.size() > limits.depth()) {
            whole = false;
            stream.setRecursionMode(RecursionMode.M_FLAT);
        }
    }

    private void leave(MimeTokenStream stream) {
        alternatives.pop();
        whole = whole && !empty;
        empty = false;
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    /** Of words no more is kept than could be shown: all of them, decoded, would take many times the mail's memory. */
    private void take(MimeTokenStream stream) throws IOException {
        var part = MailPart.of(current, current());
        if (part.type().startsWith("multipart/")) { // without a boundary
            whole = false;
            part = part.asWords();
        }
        InputStream content = stream.getDecodedInputStream();
        if (part.isText() || part.isLayout()) {
            byte[] words = content.readNBytes(limits.text() * MOST_BYTES_OF_A_CHARACTER);
            whole = whole && content.read() < 0;
            parts.add(part.with(words));
        } else {
            parts.add(part.with(content.readAllBytes()));
        }
    }

    private int current() {
        return alternatives.isEmpty() ? 0 : alternatives.getFirst();
    }
}

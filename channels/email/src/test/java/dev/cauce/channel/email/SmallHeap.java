package dev.cauce.channel.email;

import dev.cauce.channel.api.Payload;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A process of its own that reads mails one after the other, in a heap that has room for the 64 MiB one may take and 16 MiB for
 * Java itself. As the reader of mailboxes does, it keeps of a mail that is too large no more than shows that.
 */
final class SmallHeap {
    private static final List<String> OPTIONS =
            List.of("-Xmx80m", "-Xmn8m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private SmallHeap() {}

    /** The verdicts as far as the process came: one that ran out of memory told no more. */
    static List<Torture.Verdict> verdicts(Stream<Supplier<byte[]>> mails) throws IOException, InterruptedException {
        var command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        OPTIONS.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), SmallHeap.class.getName()))
                .flatMap(part -> part)
                .toList();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new DataOutputStream(process.getOutputStream())) {
            for (var mail : (Iterable<Supplier<byte[]>>) mails::iterator) {
                byte[] content = mail.get();
                out.writeInt(content.length);
                out.write(content);
            }
            out.writeInt(-1);
        } catch (IOException itEndedEarly) {
            process.destroy();
        }
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told.lines().map(Torture.Verdict::valueOf).toList();
    }

    /** Reads each mail after its length, until the length is -1. */
    public static void main(String[] args) throws IOException {
        var in = new DataInputStream(System.in);
        var events = new MailEvents(MailLimits.USUAL, Desk.MARKS);
        for (int length = in.readInt(); length >= 0; length = in.readInt()) {
            System.out.println(Torture.Verdict.of(events.decode(payload(in, length), _ -> Optional.empty())));
            System.out.flush();
        }
    }

    private static Payload payload(InputStream in, int length) throws IOException {
        int kept = Math.min(length, MailLimits.USUAL.bytes() + 1);
        var payload = Desk.payload(in.readNBytes(kept));
        in.skipNBytes(length - kept);
        return payload;
    }
}

package dev.cauce.engine.channel.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ClamAV's daemon over TCP or a Unix socket, by the command {@code INSTREAM} of
 * <a href="https://docs.clamav.net/manual/Usage/Scanning.html#clamd">its protocol</a>. A connection for each file.
 */
final class Clamd implements MediaScanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");

    private final Supplier<SocketAddress> address;
    private final Duration within;
    private final ScheduledExecutorService timer;

    /** The address is asked for each time, so that a name is looked up anew. */
    Clamd(Supplier<SocketAddress> address, Duration within, ScheduledExecutorService timer) {
        this.address = address;
        this.within = within;
        this.timer = timer;
    }

    @Override
    public Verdict scan(MediaFile file) throws IOException {
        SocketAddress where = address.get();
        if (where instanceof InetSocketAddress host && host.isUnresolved()) {
            throw new IOException("The host %s of clamd is unknown".formatted(host.getHostString()));
        }
        try (SocketChannel connection = where instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            ScheduledFuture<?> end = timer.schedule(() -> closed(connection), within.toMillis(), TimeUnit.MILLISECONDS);
            try {
                connection.connect(where);
                return verdict(answer(connection, file));
            } catch (ClosedChannelException late) {
                throw new IOException("clamd did not answer within %s".formatted(within), late);
            } finally {
                end.cancel(false);
            }
        }
    }

    private static String answer(SocketChannel connection, MediaFile file) throws IOException {
        try {
            send(connection, file);
        } catch (ClosedChannelException late) {
            throw late;
        } catch (IOException hungUp) {
            // One that has enough of a file says why and hangs up without reading on.
            String said = said(connection);
            if (said.isEmpty()) {
                throw hungUp;
            }
            return said;
        }
        return said(connection);
    }

    private static void send(SocketChannel connection, MediaFile file) throws IOException {
        OutputStream out = Channels.newOutputStream(connection);
        out.write(COMMAND);
        try (InputStream content = file.open()) {
            for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                out.write(ByteBuffer.allocate(4 + chunk.length)
                        .putInt(chunk.length)
                        .put(chunk)
                        .array());
            }
        }
        out.write(new byte[4]);
    }

    private static String said(SocketChannel connection) throws IOException {
        InputStream in = Channels.newInputStream(connection);
        var said = new ByteArrayOutputStream();
        for (int one = in.read(); one > 0 && said.size() < LONGEST_ANSWER; one = in.read()) {
            said.write(one);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Verdict.Infected(found.group(1));
        }
        if (answer.contains("size limit exceeded")) {
            return new Verdict.NotScannable("larger than clamd's StreamMaxLength");
        }
        throw new IOException(answer.isEmpty() ? "clamd hung up" : "clamd answered: " + answer);
    }

    private static void closed(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}

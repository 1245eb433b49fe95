package dev.cauce.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Speaks clamd's INSTREAM, finds the EICAR test file, and does to marked files what a scanner in trouble does. */
public final class ClamdDouble implements AutoCloseable {
    /** The <a href="https://www.eicar.org/download-anti-malware-testfile/">test file</a> that scanners take for malware. */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*";

    /** Files with this are not answered. */
    public static final String HANG_UP = "clamd hangs up on this";

    /** Files with this are not answered six times, and then they are. */
    public static final String HANG_UP_AT_FIRST = "clamd hangs up six times on a";

    /** Files with this are never answered, and the connection stays. */
    public static final String SAY_NOTHING = "clamd says nothing to this";

    private static final int TIMES = 6;
    private static final int LARGEST = 20_000_000;
    private static @Nullable ClamdDouble shared;

    private final ServerSocketChannel server;
    private final int largest;
    private final Map<String, Integer> hungUp = new ConcurrentHashMap<>();

    private ClamdDouble(ServerSocketChannel server, int largest) {
        this.server = server;
        this.largest = largest;
        Thread.ofVirtual().name("clamd").start(this::accept);
    }

    /** That of all engines of this JVM. */
    public static synchronized ClamdDouble shared() {
        var present = shared;
        if (present == null) {
            try {
                present = tcp(LARGEST);
            } catch (IOException noPort) {
                throw new IllegalStateException("No port for the double of clamd", noPort);
            }
            shared = present;
        }
        return present;
    }

    /** On a port of this machine; takes files up to this size. */
    public static ClamdDouble tcp(int largest) throws IOException {
        return new ClamdDouble(
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), largest);
    }

    /** On a Unix socket. */
    public static ClamdDouble unix(Path socket) throws IOException {
        return new ClamdDouble(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)),
                LARGEST);
    }

    /** As {@code cauce.media.scan.address} has it. */
    public String address() {
        try {
            SocketAddress bound = server.getLocalAddress();
            return bound instanceof InetSocketAddress port ? "tcp://127.0.0.1:" + port.getPort() : "unix:" + bound;
        } catch (IOException closed) {
            throw new IllegalStateException("The double of clamd is closed", closed);
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                Thread.ofVirtual().name("clamd-connection").start(() -> serve(connection));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            var in = new DataInputStream(Channels.newInputStream(connection));
            if (!command(in).equals("zINSTREAM")) {
                say(connection, "UNKNOWN COMMAND");
                return;
            }
            var stream = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                if (stream.size() + length > largest) {
                    say(connection, "INSTREAM size limit exceeded. ERROR");
                    return;
                }
                stream.writeBytes(in.readNBytes(length));
            }
            answer(connection, in, stream.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return;
        }
    }

    private void answer(SocketChannel connection, DataInputStream in, String content) throws IOException {
        if (content.contains(SAY_NOTHING)) {
            in.read();
        } else if (content.contains(HANG_UP_AT_FIRST) && hungUp.merge(content, 1, Integer::sum) <= TIMES) {
            return;
        } else if (!content.contains(HANG_UP)) {
            say(connection, content.contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        }
    }

    private static String command(DataInputStream in) throws IOException {
        var command = new StringBuilder();
        for (int one = in.read(); one != 0; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            command.append((char) one);
        }
        return command.toString();
    }

    private static void say(SocketChannel connection, String words) throws IOException {
        connection.write(ByteBuffer.wrap((words + '\0').getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

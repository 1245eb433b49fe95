package dev.cauce.launcher.process;

import dev.cauce.launcher.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** TCP ports of the loopback interface. */
public final class Ports {
    private Ports() {}

    /** A port that nothing uses now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free TCP port", e);
        }
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Refuses with the port, its user if the system tells, and the option that chooses another one. */
    public static void requireFree(int port, String purpose, String option) {
        if (isFree(port)) {
            return;
        }
        var user = userOf(port).map(who -> " by " + who).orElse("");
        throw new CannotStart("Port %d, needed for %s, is in use%s. Stop that program, or choose another port: %s %d"
                .formatted(port, purpose, user, option, port + 1));
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static Optional<String> userOf(int port) {
        try {
            var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            try (var lines = lsof.inputReader().lines()) {
                return lines.findFirst().flatMap(Ports::described);
            } finally {
                lsof.waitFor(2, TimeUnit.SECONDS);
                lsof.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> described(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip())).map(process -> "process %d%s"
                    .formatted(
                            process.pid(),
                            process.info()
                                    .command()
                                    .map(command -> " (" + command + ")")
                                    .orElse("")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

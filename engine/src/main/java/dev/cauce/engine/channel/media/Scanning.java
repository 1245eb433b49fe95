package dev.cauce.engine.channel.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has files scanned before they become available, if that is configured. */
@Singleton
public class Scanning {
    private static final Logger LOG = Logger.getLogger(Scanning.class);
    private static final Pattern TCP = Pattern.compile("tcp://([^:/\\[\\]]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");
    private static final Pattern UNIX = Pattern.compile("unix:(/.+)");
    private static final int HIGHEST_PORT = 65_535;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scan-time-outs").daemon().factory());
    private final @Nullable MediaScanner scanner;
    private final boolean isNeeded;
    private final MeterRegistry metrics;

    @Inject
    Scanning(MediaSettings settings, MeterRegistry metrics) {
        this.metrics = metrics;
        this.isNeeded = isNeeded(settings.scan());
        this.scanner = settings.scan()
                .address()
                .map(Scanning::address)
                .map(address -> new Clamd(address, settings.scan().timeLimit(), timer))
                .orElse(null);
    }

    /**
     * Why this file must not be kept; empty for one that is clean, or that nobody is to scan. Fails when the scanner cannot be
     * reached and files must not be kept without. Blocks.
     */
    public Optional<Refusal> refusal(MediaFile file) throws IOException {
        MediaScanner present = scanner;
        if (present == null) {
            return Optional.empty();
        }
        Timer.Sample sample = Timer.start();
        String outcome = "unreachable";
        try {
            MediaScanner.Verdict verdict = present.scan(file);
            outcome = outcome(verdict);
            return refusal(verdict);
        } catch (IOException unreachable) {
            LOG.warnf("A file could not be scanned kept=%s reason=%s", !isNeeded, unreachable.getMessage());
            if (isNeeded) {
                throw unreachable;
            }
            return Optional.empty();
        } finally {
            sample.stop(metrics.timer("cauce.media.scans", "outcome", outcome));
        }
    }

    private Optional<Refusal> refusal(MediaScanner.Verdict verdict) {
        return switch (verdict) {
            case MediaScanner.Verdict.Clean _ -> Optional.empty();
            case MediaScanner.Verdict.Infected(var malware) -> {
                LOG.warnf("A file is infected malware=%s", malware);
                yield Optional.of(new Refusal(
                        Refusal.Code.INFECTED,
                        null,
                        "The file contains malware (%s) and is not kept. Send one without.".formatted(malware)));
            }
            case MediaScanner.Verdict.NotScannable(var reason) -> {
                LOG.warnf("A file cannot be scanned kept=%s reason=%s", !isNeeded, reason);
                yield isNeeded
                        ? Optional.of(new Refusal(
                                Refusal.Code.NOT_SCANNABLE,
                                null,
                                "The file cannot be scanned for malware and is not kept. Send a smaller one."))
                        : Optional.empty();
            }
        };
    }

    private static String outcome(MediaScanner.Verdict verdict) {
        return switch (verdict) {
            case MediaScanner.Verdict.Clean _ -> "clean";
            case MediaScanner.Verdict.Infected _ -> "infected";
            case MediaScanner.Verdict.NotScannable _ -> "not-scannable";
        };
    }

    private static boolean isNeeded(MediaSettings.Scan settings) {
        return switch (settings.whenUnreachable()) {
            case "refuse" -> true;
            case "accept" -> false;
            default ->
                throw new IllegalStateException(
                        "cauce.media.scan.when-unreachable: %s is no choice. Set refuse or accept."
                                .formatted(settings.whenUnreachable()));
        };
    }

    static Supplier<SocketAddress> address(String text) {
        Matcher unix = UNIX.matcher(text);
        if (unix.matches()) {
            SocketAddress socket = UnixDomainSocketAddress.of(unix.group(1));
            return () -> socket;
        }
        Matcher tcp = TCP.matcher(text);
        if (!tcp.matches() || Integer.parseInt(tcp.group(2)) > HIGHEST_PORT) {
            throw new IllegalStateException(
                    "cauce.media.scan.address: %s is no address of clamd. Set one such as tcp://clamd:3310 or unix:/run/clamav/clamd.ctl."
                            .formatted(text));
        }
        int port = Integer.parseInt(tcp.group(2));
        return () -> new InetSocketAddress(tcp.group(1), port);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}

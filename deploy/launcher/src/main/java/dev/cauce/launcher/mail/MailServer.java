package dev.cauce.launcher.mail;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.process.ChildProcess;
import dev.cauce.launcher.process.JavaProgram;
import dev.cauce.launcher.process.PidFile;
import dev.cauce.launcher.process.Ports;
import dev.cauce.launcher.process.Server;
import dev.cauce.launcher.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demonstration's mail server as a child process. */
public final class MailServer implements Server {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path log;
    private final Path pidFile;
    private final int smtpPort;
    private final int imapPort;
    private @Nullable ChildProcess process;

    public MailServer(Path log, Path pidFile, int smtpPort, int imapPort) {
        this.log = log;
        this.pidFile = pidFile;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    /** Whether nobody else has its ports. */
    public boolean canServe() {
        return Ports.isFree(smtpPort) && Ports.isFree(imapPort);
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    @Override
    public String name() {
        return "mail server";
    }

    @Override
    public boolean stopLeftBehind() {
        return PidFile.stopLeftBehind(pidFile, Signal.TERM, STOP);
    }

    @Override
    public void start() throws InterruptedException {
        var started = ChildProcess.start(
                JavaProgram.ofThisClassPath(MailMain.class.getName())
                        .withFlags(List.of(
                                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dcauce.log.level=warn"))
                        .withArguments(Integer.toString(smtpPort), Integer.toString(imapPort))
                        .command(),
                Map.of(),
                log,
                pidFile);
        process = started;
        var deadline = System.nanoTime() + START.toNanos();
        while (Ports.isFree(smtpPort) || Ports.isFree(imapPort)) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new CannotStart(
                        "The mail server did not start (%s). Its log, %s, says why.".formatted(started.ending(), log));
            }
            Thread.sleep(POLL);
        }
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public String ending() {
        return process == null ? "not started" : process.ending();
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop(Signal.TERM, STOP);
        }
    }
}

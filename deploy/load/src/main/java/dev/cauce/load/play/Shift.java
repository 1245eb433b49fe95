package dev.cauce.load.play;

import dev.cauce.load.setup.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All agents of a run, signed in and available. */
public final class Shift implements AutoCloseable {
    /** Passwords are costly to check by design; more at once only time out. */
    private static final int SIGN_INS_AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<AgentPlayer> players = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Shift() {}

    /** Returns when every agent is at work. */
    public static Shift begin(Stage stage) throws InterruptedException {
        var shift = new Shift();
        var agents = stage.cast().agents();
        var ready = new CountDownLatch(agents.size());
        var signIns = new Semaphore(SIGN_INS_AT_ONCE);
        for (var agent : agents) {
            shift.threads.execute(() -> shift.employ(stage, agent, signIns, ready));
        }
        if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            shift.close();
            throw new IllegalStateException("%d of %d agents did not get to work within %s: %s"
                    .formatted(
                            ready.getCount(),
                            agents.size(),
                            PATIENCE,
                            stage.trouble().counts()));
        }
        return shift;
    }

    private void employ(Stage stage, String agent, Semaphore signIns, CountDownLatch ready) {
        try {
            signIns.acquire();
            String token;
            try {
                token = new Credentials(agent, stage.cast().password(agent)).token(stage.http());
            } finally {
                signIns.release();
            }
            var player = new AgentPlayer(stage, agent, token, threads);
            synchronized (players) {
                players.add(player);
            }
            player.work(ready::countDown);
        } catch (IllegalStateException refused) {
            stage.trouble().note("agent could not sign in");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (players) {
            players.forEach(AgentPlayer::leave);
        }
        threads.shutdownNow();
    }
}

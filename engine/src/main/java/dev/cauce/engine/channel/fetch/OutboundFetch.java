package dev.cauce.engine.channel.fetch;

import dev.cauce.engine.configuration.WebhookReach;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the outside. The host is looked up once, checked, and connected to at the address that was checked, so that no second
 * look-up can lead elsewhere; the certificate is checked for the host's name. Redirects are not followed: they are answers.
 */
@Singleton
public class OutboundFetch implements WebhookReach {
    private static final int MOST_CONNECTIONS_PER_HOST = 20;
    private static final int MOST_WAITING = 1_000;

    private final Reach reach;
    private final HttpClient client;
    private final MeterRegistry metrics;

    OutboundFetch(Vertx vertx, FetchSettings settings, MeterRegistry metrics) {
        this.reach = new Reach(settings.privateHosts().orElse(Set.of()));
        this.metrics = metrics;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setVerifyHost(true)
                        .setDecompressionSupported(false)
                        .setMaxWaitQueueSize(MOST_WAITING),
                new io.vertx.core.http.PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS_PER_HOST));
    }

    @Override
    public Optional<String> refusal(URI address) {
        return address.getHost() == null
                ? Optional.of("not-an-address")
                : reach.refusal(address, Set.of(Reach.host(address))).or(() -> reach.refusalOfLiteral(address));
    }

    /** Completes with what came of it, never with an exception, within the call's time. */
    public CompletableFuture<Fetched> fetch(FetchCall call) {
        Timer.Sample sample = Timer.start();
        CompletableFuture<Fetched> answer = reach.refusal(call.address(), call.hosts())
                .map(reason -> CompletableFuture.<Fetched>completedFuture(new Fetched.Refused(reason)))
                .orElseGet(() -> ask(call));
        return answer.whenComplete((fetched, _) ->
                sample.stop(metrics.timer("cauce.fetch", "purpose", call.purpose(), "outcome", outcome(fetched))));
    }

    private CompletableFuture<Fetched> ask(FetchCall call) {
        var outcome = new CompletableFuture<Fetched>();
        Thread.ofVirtual().name("fetch-" + call.purpose()).start(() -> lookUp(call, outcome));
        return outcome.orTimeout(call.within().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure ->
                        new Fetched.Lost(failure instanceof TimeoutException ? "time-out" : "connection-failed"));
    }

    private void lookUp(FetchCall call, CompletableFuture<Fetched> outcome) {
        String host = Reach.host(call.address());
        try {
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (reach.allows(host, found)) {
                    connect(call, host, found, outcome);
                    return;
                }
            }
            outcome.complete(new Fetched.Refused("private-address"));
        } catch (UnknownHostException unknown) {
            outcome.complete(new Fetched.Lost("unknown-host"));
        } catch (RuntimeException unexpected) {
            outcome.completeExceptionally(unexpected);
        }
    }

    private void connect(FetchCall call, String host, InetAddress checked, CompletableFuture<Fetched> outcome) {
        boolean encrypted = "https".equalsIgnoreCase(call.address().getScheme());
        int named = call.address().getPort();
        int usual = encrypted ? 443 : 80;
        int port = named < 0 ? usual : named;
        String path = call.address().getRawPath();
        String query = call.address().getRawQuery();
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setSsl(encrypted)
                .setMethod(HttpMethod.valueOf(call.method()))
                .setURI((path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query))
                .setFollowRedirects(false)
                .setTimeout(call.within().toMillis());
        call.headers().forEach(options::putHeader);
        client.request(options)
                .onFailure(outcome::completeExceptionally)
                .onSuccess(request -> send(call, request, outcome));
    }

    /** Hears of the answer on the request's own context: on any other, a short one can be over before anybody listens. */
    private static void send(FetchCall call, HttpClientRequest request, CompletableFuture<Fetched> outcome) {
        request.send(Buffer.buffer(call.body()))
                .onFailure(outcome::completeExceptionally)
                .onSuccess(response -> {
                    try {
                        read(call, response, outcome);
                    } catch (IllegalStateException over) {
                        outcome.completeExceptionally(over);
                    }
                });
    }

    private static void read(FetchCall call, HttpClientResponse response, CompletableFuture<Fetched> outcome) {
        var body = Buffer.buffer();
        response.exceptionHandler(outcome::completeExceptionally);
        response.handler(more -> {
            if (body.length() + more.length() > call.mostBytes()) {
                outcome.complete(new Fetched.Refused("too-large"));
                response.request().reset();
            } else {
                body.appendBuffer(more);
            }
        });
        response.endHandler(
                _ -> outcome.complete(new Fetched.Answered(response.statusCode(), headers(response), body.getBytes())));
        var _ = outcome.exceptionally(tooLate -> {
            response.request().reset();
            return new Fetched.Lost("time-out");
        });
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    private static String outcome(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Answered answered ->
                answered.isSuccess() ? "success" : "status-" + answered.status() / 100 + "xx";
            case Fetched.Refused refused -> refused.reason();
            case Fetched.Lost lost -> lost.reason();
        };
    }

    @PreDestroy
    void close() {
        client.close();
    }
}

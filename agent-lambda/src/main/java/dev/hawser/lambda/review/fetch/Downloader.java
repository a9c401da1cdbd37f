package dev.hawser.lambda.review.fetch;

import dev.hawser.agent.cancel.Deadline;
import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Downloads archives from public hosts into files. Only https addresses of the public internet are asked, at the start and
 * after each of at most five redirects. A host that throttles, fails or breaks off is asked up to four times, with back-off.
 *
 * <p>Immutable and safe for several threads; keep one, it keeps connections.
 */
public final class Downloader {

    /** Waits between attempts. */
    @FunctionalInterface
    interface Pause {
        /** Waits so long. */
        void of(Duration time) throws InterruptedException;
    }

    private static final int MOST_REDIRECTS = 5;
    private static final Duration UNTIL_ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final AddressRule rule;
    private final Retries retries;
    private final Pause pause;

    Downloader(AddressRule rule, Retries retries, Pause pause) {
        this.rule = rule;
        this.retries = retries;
        this.pause = pause;
    }

    /** Returns a downloader for public hosts. */
    public static Downloader forPublicHosts() {
        return create(false);
    }

    /**
     * Returns a downloader that may ask this machine too, over http too. For tests and local trials: whoever may choose the
     * address reaches every service that listens on loopback.
     */
    public static Downloader forPublicHostsAndLoopback() {
        return create(true);
    }

    private static Downloader create(boolean loopbackToo) {
        AddressRule rule = new AddressRule(InetAddress::getAllByName, loopbackToo);
        return new Downloader(rule, Retries.DEFAULT, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /**
     * Downloads what is at an address.
     *
     * @param file where to; replaced if it exists
     * @param mostBytes how long it may be
     * @throws FetchException if it can't be had
     */
    void download(URI address, Path file, long mostBytes, Deadline deadline) {
        for (int attempts = 1; ; attempts++) {
            try {
                attempt(address, file, mostBytes, deadline);
                return;
            } catch (FetchException e) {
                Duration wait = retries.pauseAfter(attempts, e).orElseThrow(() -> e);
                if (wait.compareTo(deadline.remaining()) >= 0) {
                    throw e;
                }
                sleep(wait);
            }
        }
    }

    private void attempt(URI start, Path file, long mostBytes, Deadline deadline) {
        URI address = start;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            rule.check(address, start);
            HttpResponse<Long> response = send(address, file, mostBytes, deadline);
            int status = response.statusCode();
            if (status == 200) {
                return;
            }
            if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
                throw failure(response, start);
            }
            address = redirected(address, response);
        }
        throw new FetchException(
                Kind.BAD_REQUEST,
                start.getHost() + " redirects more than " + MOST_REDIRECTS + " times: check the address");
    }

    private static URI redirected(URI from, HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            if (!location.isBlank()) {
                return from.resolve(location.strip());
            }
        } catch (IllegalArgumentException e) {
            // no address: said below
        }
        throw new FetchException(
                Kind.UNAVAILABLE, from.getHost() + " redirects (" + response.statusCode() + "), but to no address");
    }

    private HttpResponse<Long> send(URI address, Path file, long mostBytes, Deadline deadline) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(UNTIL_ANSWER)
                .header("User-Agent", "hawser")
                .GET()
                .build();
        CompletableFuture<HttpResponse<Long>> answer = client.sendAsync(request, info -> body(info, file, mostBytes));
        Duration time = deadline.remaining().compareTo(LONGEST) < 0 ? deadline.remaining() : LONGEST;
        try {
            return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FetchException(
                    deadline.hasPassed() ? Kind.LIMIT : Kind.UNAVAILABLE,
                    address.getHost() + " had not sent the whole archive after " + time.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw explain(address, e.getCause());
        }
    }

    private static BodySubscriber<Long> body(HttpResponse.ResponseInfo info, Path file, long mostBytes) {
        if (info.statusCode() != 200) {
            return BodySubscribers.replacing(0L);
        }
        if (info.headers().firstValueAsLong("Content-Length").orElse(0) > mostBytes) {
            throw ReceivedFile.tooLong(mostBytes);
        }
        return new ReceivedFile(file, mostBytes);
    }

    private static FetchException failure(HttpResponse<?> response, URI start) {
        int status = response.statusCode();
        String host = start.getHost();
        if (status == 429 || status >= 500 || status == 408) {
            Optional<Duration> wait = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(header -> Retries.retryAfter(header, Instant.now()));
            return new FetchException(
                    Kind.UNAVAILABLE,
                    host + " answers with status " + status + ": try again later",
                    null,
                    wait.orElse(null));
        }
        if (status == 404 || status == 410 || status == 401 || status == 403) {
            return new FetchException(
                    Kind.NOT_FOUND,
                    host + " has no public archive there (status " + status
                            + "): check the repository and the ref; a private "
                            + "repository must be brought into the workspace, and its path given");
        }
        return new FetchException(
                Kind.NOT_FOUND, host + " answers with status " + status + ": check the address of the repository");
    }

    private static FetchException explain(URI address, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof FetchException known) {
                return new FetchException(known.kind(), String.valueOf(known.getMessage()), cause);
            }
            if (each instanceof SSLHandshakeException) {
                return new FetchException(
                        Kind.BAD_REQUEST, address.getHost() + " can't prove who it is: " + each.getMessage(), cause);
            }
        }
        if (cause instanceof IOException) {
            return new FetchException(
                    Kind.UNAVAILABLE,
                    "the connection to " + address.getHost() + " failed: " + cause.getMessage(),
                    cause);
        }
        throw new IllegalStateException("the download broke", cause);
    }

    private void sleep(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static FetchException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FetchException(Kind.LIMIT, "the fetch was interrupted", cause);
    }
}

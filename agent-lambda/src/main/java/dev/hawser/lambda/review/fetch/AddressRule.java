package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Which addresses are asked: those of the public internet, over https. So nobody reaches the services of this machine or of
 * this network by naming them as a repository, nor by a redirect, nor by a host name that leads there.
 *
 * <p>A host name could lead elsewhere between this look and the connection. Whoever is there then must hold a certificate for
 * the name, so all that an attacker gains is a TLS handshake that fails.
 */
final class AddressRule {

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        /** Returns all of them, at least one. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final boolean loopbackToo;

    /**
     * Makes a rule.
     *
     * @param loopbackToo whether an address of this machine may be asked, over http too; from there no redirect leads
     *     elsewhere
     */
    AddressRule(Resolver resolver, boolean loopbackToo) {
        this.resolver = resolver;
        this.loopbackToo = loopbackToo;
    }

    /**
     * Checks an address before it is asked.
     *
     * @param start the address that the fetch began with: the same, or another if there was a redirect
     * @throws FetchException if it must not be asked, or its host is unknown
     */
    void check(URI address, URI start) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw refused(address, start, "is no address on the web");
        }
        if (loopbackToo && areLoopback(resolve(start.getHost()))) {
            if (!areLoopback(resolve(host))) {
                throw refused(address, start, "is not on this machine");
            }
            return;
        }
        if (!scheme.equals("https")) {
            throw refused(address, start, "does not begin with https://");
        }
        for (InetAddress each : resolve(host)) {
            if (!PublicAddresses.contain(each)) {
                throw refused(address, start, "is not on the public internet");
            }
        }
    }

    private InetAddress[] resolve(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new FetchException(
                    Kind.UNAVAILABLE, "the host " + host + " is unknown: check the address, or try again later", e);
        }
    }

    private static boolean areLoopback(InetAddress[] addresses) {
        for (InetAddress address : addresses) {
            if (!address.isLoopbackAddress()) {
                return false;
            }
        }
        return true;
    }

    private static FetchException refused(URI address, URI start, String why) {
        String where = address.getScheme() + "://" + address.getHost();
        return new FetchException(
                Kind.BAD_REQUEST,
                address.equals(start)
                        ? where + " " + why + ": only public https addresses are fetched from"
                        : "the host redirects to " + where + ", which " + why + ": that is not followed");
    }
}

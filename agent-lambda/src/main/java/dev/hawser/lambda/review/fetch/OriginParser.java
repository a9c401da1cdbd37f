package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the parameters of a fetch say. */
final class OriginParser {

    /** The name that every host gives to the newest commit of the default branch. */
    private static final String DEFAULT_REF = "HEAD";

    /** What a ref may look like here: enough for branches, tags and commits, and safe in an address. */
    private static final Pattern REF =
            Pattern.compile("(?!.*(?:\\.\\.|//|\\.lock(?:/|$)))[A-Za-z0-9][A-Za-z0-9._+/-]{0,199}(?<![./])");

    /** What tells the address of an archive from that of a repository. */
    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(?:zip|tar\\.gz|tgz)");

    private OriginParser() {}

    static Origin parse(@Nullable String repository, @Nullable String ref, @Nullable String path) {
        if ((repository == null) == (path == null)) {
            throw bad("give either 'repository' or 'path', and not both");
        }
        if (path != null) {
            if (ref != null) {
                throw bad("'ref' belongs to 'repository': leave it out for a path");
            }
            return new Origin.Local(path);
        }
        return remote(address(repository), ref);
    }

    private static Origin remote(URI address, @Nullable String ref) {
        String shown = address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
        if (ARCHIVE.matcher(address.getRawPath()).matches()) {
            if (ref != null) {
                throw bad(
                        "'ref' belongs to a repository, but 'repository' is the address of an archive: leave 'ref' out");
            }
            return new Origin.Remote(shown, null, address);
        }
        String chosen = ref == null ? DEFAULT_REF : ref;
        if (!REF.matcher(chosen).matches()) {
            throw bad("'ref' is not a branch, tag or commit: use letters, digits and . _ + / -, 200 at most");
        }
        return new Origin.Remote(shown, chosen, Forge.of(address.getHost()).archive(address, chosen));
    }

    private static URI address(String repository) {
        URI address;
        try {
            address = new URI(repository.strip());
        } catch (URISyntaxException e) {
            throw bad("'repository' is not an address: write it like https://github.com/owner/name");
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || address.getHost() == null) {
            throw bad("'repository' must begin with https:// and a host, such as https://github.com/owner/name");
        }
        if (address.getRawUserInfo() != null) {
            throw bad("'repository' holds a user name or password: only public repositories are fetched, leave it out");
        }
        if (address.getRawFragment() != null) {
            throw bad("'repository' holds a '#': leave it and what follows out");
        }
        return address;
    }

    private static FetchException bad(String message) {
        return new FetchException(Kind.BAD_REQUEST, message);
    }
}

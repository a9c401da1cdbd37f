package dev.hawser.lambda.review.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The programs that host repositories, by where they serve the archive of a commit. */
enum Forge {
    /** See "Downloading source code archives" in the GitHub documentation: the host that the archive links redirect to. */
    GITHUB(2, 2) {
        @Override
        String archive(String site, String repository, String name, String ref) {
            return "https://codeload.github.com/" + repository + "/tar.gz/" + ref;
        }
    },
    /** See "Download repository as archive" in the GitLab documentation. Groups nest. */
    GITLAB(2, 20) {
        @Override
        String archive(String site, String repository, String name, String ref) {
            String file = name + "-" + ref.replace('/', '-') + ".tar.gz";
            return site + "/" + repository + "/-/archive/" + ref + "/" + file;
        }
    },
    /** Bitbucket Cloud. */
    BITBUCKET(2, 2) {
        @Override
        String archive(String site, String repository, String name, String ref) {
            return site + "/" + repository + "/get/" + ref + ".tar.gz";
        }
    },
    /** The way of GitHub Enterprise, Gitea and Forgejo. */
    OTHER(2, 2) {
        @Override
        String archive(String site, String repository, String name, String ref) {
            return site + "/" + repository + "/archive/" + ref + ".tar.gz";
        }
    };

    private final int fewestNames;
    private final int mostNames;

    Forge(int fewestNames, int mostNames) {
        this.fewestNames = fewestNames;
        this.mostNames = mostNames;
    }

    /** Returns what a host runs: what its name says, else the most usual. */
    static Forge of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("github.com") || name.equals("www.github.com")) {
            return GITHUB;
        }
        if (name.equals("bitbucket.org")) {
            return BITBUCKET;
        }
        return name.startsWith("gitlab.") || name.contains(".gitlab.") ? GITLAB : OTHER;
    }

    /**
     * Returns the address of the archive.
     *
     * @throws FetchException if the address is not that of a repository
     */
    URI archive(URI repository, String ref) {
        List<String> names = Stream.of(repository.getRawPath().split("/"))
                .filter(name -> !name.isEmpty())
                .toList();
        boolean wellFormed = repository.getRawQuery() == null
                && names.size() >= fewestNames
                && names.size() <= mostNames
                && names.stream().allMatch(name -> name.matches("[A-Za-z0-9._~-]+") && !name.matches("\\.\\.?"));
        if (!wellFormed) {
            throw new FetchException(
                    FetchException.Kind.BAD_REQUEST,
                    "'repository' is not the address of a repository or of a zip or tar.gz archive: write it like "
                            + "https://host/owner/name, without a branch or file in it");
        }
        String path = String.join("/", names).replaceAll("\\.git$", "");
        String site = repository.getScheme() + "://" + repository.getRawAuthority();
        return URI.create(archive(site, path, path.substring(path.lastIndexOf('/') + 1), ref));
    }

    abstract String archive(String site, String repository, String name, String ref);
}

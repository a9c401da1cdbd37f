package dev.hawser.lambda.review.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://github.com/o/r            | main       | https://codeload.github.com/o/r/tar.gz/main
            https://github.com/o/r/           | -          | https://codeload.github.com/o/r/tar.gz/HEAD
            https://GitHub.com/o/r.git        | v1.2       | https://codeload.github.com/o/r/tar.gz/v1.2
            https://www.github.com/o/r        | a/b        | https://codeload.github.com/o/r/tar.gz/a/b
            https://gitlab.com/o/r            | main       | https://gitlab.com/o/r/-/archive/main/r-main.tar.gz
            https://gitlab.com/a/b/c/r.git    | x/y        | https://gitlab.com/a/b/c/r/-/archive/x/y/r-x-y.tar.gz
            https://gitlab.example.org/o/r    | -          | https://gitlab.example.org/o/r/-/archive/HEAD/r-HEAD.tar.gz
            https://bitbucket.org/o/r         | main       | https://bitbucket.org/o/r/get/main.tar.gz
            https://codeberg.org/o/r          | main       | https://codeberg.org/o/r/archive/main.tar.gz
            https://git.example.org:8443/o/r  | 0a1b2c     | https://git.example.org:8443/o/r/archive/0a1b2c.tar.gz
            """)
    void a_repository_leads_to_the_archive_that_its_host_serves(String repository, String ref, String archive) {
        Origin.Remote origin = (Origin.Remote) Origin.of(repository, ref, null);

        assertThat(origin.archive()).isEqualTo(URI.create(archive));
        assertThat(origin.repository()).isEqualTo(repository);
        assertThat(origin.ref()).isEqualTo(ref == null ? "HEAD" : ref);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/source.zip, https://example.org/a/source.zip",
        "https://example.org/source.TGZ, https://example.org/source.TGZ",
        "https://example.org/source.tar.gz?token=secret, https://example.org/source.tar.gz",
    })
    void the_address_of_an_archive_is_taken_as_it_is_and_shown_without_its_query(String address, String shown) {
        assertThat(Origin.of(address, null, null)).isEqualTo(new Origin.Remote(shown, null, URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                | -         | -    | give either 'repository' or 'path'
            https://github.com/o/r           | -         | dir  | give either 'repository' or 'path'
            -                                | main      | dir  | belongs to 'repository'
            https://example.org/a.zip        | main      | -    | leave 'ref' out
            github.com/o/r                   | -         | -    | must begin with https://
            git@github.com:o/r.git           | -         | -    | is not an address
            ssh://github.com/o/r             | -         | -    | must begin with https://
            file:///etc/passwd               | -         | -    | must begin with https://
            https:///o/r                     | -         | -    | must begin with https://
            https://user:pass@github.com/o/r | -         | -    | holds a user name or password
            https://github.com/o/r#readme    | -         | -    | holds a '#'
            https://github.com/o             | -         | -    | is not the address of a repository
            https://github.com/o/r/tree/main | -         | -    | without a branch or file in it
            https://github.com/o/..          | -         | -    | is not the address of a repository
            https://github.com/o/%2e%2e      | -         | -    | is not the address of a repository
            https://github.com/o/r?x=1       | -         | -    | is not the address of a repository
            https://github.com/o/r           | ../x      | -    | is not a branch, tag or commit
            https://github.com/o/r           | a..b      | -    | is not a branch, tag or commit
            https://github.com/o/r           | -x        | -    | is not a branch, tag or commit
            https://github.com/o/r           | a b       | -    | is not a branch, tag or commit
            https://github.com/o/r           | a?b       | -    | is not a branch, tag or commit
            https://github.com/o/r           | a/        | -    | is not a branch, tag or commit
            https://github.com/o/r           | a.lock    | -    | is not a branch, tag or commit
            """)
    void what_names_no_origin_is_refused_with_the_fix(String repository, String ref, String path, String message) {
        assertThatThrownBy(() -> Origin.of(repository, ref, path))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(FetchException.Kind.BAD_REQUEST))
                .hasMessageContaining(message);
    }
}

package dev.hawser.lambda.review.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static final String PUBLIC = "140.82.121.3";

    private final Map<String, List<String>> names = Map.of(
            "public.example", List.of(PUBLIC, "2606:50c0:8000::64"),
            "mixed.example", List.of(PUBLIC, "10.0.0.1"),
            "metadata.example", List.of("169.254.169.254"),
            "local.example", List.of("127.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        PUBLIC + ", true",
        "8.8.8.8, true",
        "2606:50c0:8000::64, true",
        "64:ff9b::8c52:7903, true",
        "64:ff9b::a9fe:a9fe, false",
        "64:ff9b::7f00:1, false",
        "0.0.0.0, false",
        "10.255.255.255, false",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.1, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.1, true",
        "192.0.0.192, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.20.0.1, true",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::ffff:127.0.0.1, false",
        "::ffff:8.8.8.8, true",
        "fe80::1, false",
        "fc00::1, false",
        "fd00:ec2::254, false",
        "ff02::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::, false",
    })
    void only_addresses_that_mean_the_same_everywhere_are_public(String address, boolean expected)
            throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://public.example/a.zip     | does not begin with https://
            ftp://public.example/a.zip      | is no address on the web
            https://mixed.example/a.zip     | is not on the public internet
            https://metadata.example/a.zip  | is not on the public internet
            https://local.example/a.zip     | is not on the public internet
            https://127.0.0.1/a.zip         | is not on the public internet
            https://[::1]/a.zip             | is not on the public internet
            https://169.254.169.254/a.zip   | is not on the public internet
            https://nowhere.example/a.zip   | is unknown
            """)
    void an_address_that_is_not_public_is_not_asked_at_the_start_nor_after_a_redirect(String address, String why) {
        AddressRule rule = new AddressRule(this::resolve, false);
        URI start = URI.create("https://public.example/o/r");
        URI uri = URI.create(address);

        assertThatThrownBy(() -> rule.check(uri, uri))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> rule.check(uri, start))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_public_address_is_asked() {
        URI uri = URI.create("https://public.example/a.zip");

        assertThatCode(() -> new AddressRule(this::resolve, false).check(uri, uri))
                .doesNotThrowAnyException();
        assertThatCode(() -> new AddressRule(this::resolve, true).check(uri, uri))
                .doesNotThrowAnyException();
    }

    @Test
    void where_this_machine_may_be_asked_a_public_address_still_does_not_lead_there() {
        AddressRule rule = new AddressRule(this::resolve, true);
        URI here = URI.create("http://local.example:8080/a.zip");

        assertThatCode(() -> rule.check(here, here)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.check(here, URI.create("https://public.example/o/r")))
                .hasMessage(
                        "the host redirects to http://local.example, which does not begin with https://: that is not "
                                + "followed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://public.example/", "http://169.254.169.254/latest", "https://mixed.example/"})
    void from_this_machine_no_redirect_leads_elsewhere(String target) {
        AddressRule rule = new AddressRule(this::resolve, true);

        assertThatThrownBy(() -> rule.check(URI.create(target), URI.create("http://127.0.0.1:8080/a.zip")))
                .hasMessageContaining("which is not on this machine");
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.matches("[0-9.]+|\\[.*]")) {
            return InetAddress.getAllByName(host);
        }
        List<String> addresses = names.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] resolved = new InetAddress[addresses.size()];
        for (int i = 0; i < resolved.length; i++) {
            resolved[i] = InetAddress.getByName(addresses.get(i));
        }
        return resolved;
    }
}

package io.pushdeck.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.9.8.7/8, 10.1.1.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true"
    })
    void includesWhatBeginsWithTheSameBits(String range, String address, boolean included) {
        assertEquals(included, AddressRange.parse(range).orElseThrow().includes(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10/8",
                "10.0.0/8",
                "256.1.1.1",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "::/129",
                "fe80::1%eth0",
                "example.org",
                "10.0.0.0/8/8",
                "10.0.0.0/+8",
                ":"
            })
    void whatIsNoRangeIsNone(String written) {
        assertEquals(Optional.empty(), AddressRange.parse(written));
    }

    @Test
    void isWrittenWithItsFirstAddress() {
        assertEquals(
                "10.0.0.0/8", AddressRange.parse(" 10.9.8.7/8 ").orElseThrow().toString());
        AddressRange six = AddressRange.parse("2001:db8:1::1/32").orElseThrow();
        assertEquals(Optional.of(six), AddressRange.parse(six.toString()));
        assertThrows(IllegalArgumentException.class, () -> new AddressRange(InetAddress.ofLiteral("10.0.0.0"), 33));
    }
}

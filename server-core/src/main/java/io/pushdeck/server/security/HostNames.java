package io.pushdeck.server.security;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Host names and addresses as certificates name them. Nothing here asks DNS for a name that was given.
final class HostNames {
    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);
    private static final Pattern DNS =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*");
    private static final int LONGEST = 253;

    private HostNames() {}

    /// @throws IllegalArgumentException if it is neither a host name nor an address
    static void check(String name) {
        String stripped = name.strip();
        if (address(stripped).isEmpty()
                && (stripped.length() > LONGEST || !DNS.matcher(stripped).matches())) {
            throw new IllegalArgumentException("Neither a host name nor an address: " + name);
        }
    }

    /// Lower case; an address in the one spelling that Java has for it.
    static String tidied(String name) {
        String stripped = name.strip().toLowerCase(Locale.ROOT);
        return address(stripped).map(InetAddress::getHostAddress).orElse(stripped);
    }

    /// The address that these digits are; brackets around IPv6 are allowed.
    static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.isEmpty() || bare.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    /// Whether a certificate with these names is good for `host`: RFC 6125, a star stands for one leftmost label.
    static boolean cover(Collection<String> names, String host) {
        String wanted = tidied(host);
        int dot = wanted.indexOf('.');
        String anyLabel = dot > 0 && address(wanted).isEmpty() ? "*" + wanted.substring(dot) : wanted;
        return names.stream().map(HostNames::tidied).anyMatch(name -> name.equals(wanted) || name.equals(anyLabel));
    }

    /// What this machine can be reached by now: localhost, its own name, the addresses of its networks.
    static Set<String> ofThisMachine() {
        Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", tidied("::1")));
        hostName().ifPresent(names::add);
        try {
            NetworkInterface.networkInterfaces()
                    .filter(HostNames::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                    .map(InetAddress::getHostAddress)
                    .filter(text -> text.indexOf('%') < 0)
                    .forEach(names::add);
        } catch (SocketException e) {
            LOG.warn("The addresses of this machine are unknown; its certificate is for localhost only", e);
        }
        return names;
    }

    private static Optional<String> hostName() {
        try {
            String name = tidied(InetAddress.getLocalHost().getHostName());
            return address(name).isEmpty() && DNS.matcher(name).matches() ? Optional.of(name) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}

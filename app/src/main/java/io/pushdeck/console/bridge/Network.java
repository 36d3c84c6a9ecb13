package io.pushdeck.console.bridge;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/// What this computer is called on its network, and which of its ports nobody uses. Thread-safe; may wait for the
/// system.
public class Network {
    private static final int LAST_PORT = 65_535;

    /// IPv4 addresses that others on the network reach, most likely first; empty without a network.
    public List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Network::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLinkLocalAddress())
                    // Home and office networks first: virtual machines and tunnels mostly have other ranges.
                    .sorted(Comparator.comparing((InetAddress address) -> !address.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException noNetwork) {
            return List.of();
        }
    }

    private static boolean isUsable(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback() && !candidate.isPointToPoint();
        } catch (SocketException gone) {
            return false;
        }
    }

    /// The next port above `port` that can be opened; `port` itself if there is none.
    ///
    /// @param except not this one, it is meant for something else
    public int freePortAfter(int port, int except) {
        for (int candidate = port + 1; candidate <= LAST_PORT; candidate++) {
            if (candidate != except && isFree(candidate)) {
                return candidate;
            }
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

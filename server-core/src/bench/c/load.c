/*
 * The one load client of all comparisons: opens WebSocket connections, counts every frame on each of them, and drives
 * the server in a closed loop. One thread, one epoll set, one large receive buffer, so that what it costs is small and
 * the same for every server.
 *
 * usage: load <port> <fifo of the server's stdin> <server pid> <offer deflate: 0 or 1> <tls: 0 or 1>
 *
 * stdin, one command a line; each is answered with one line of JSON on stdout:
 *   connect <n> <at once>                         opens n more connections, so many of them in their handshake at a time
 *   run <batches> <pushes> <payload> <pause us>   asks the server for `pushes` pushes, waits until every connection has
 *                                                 all of them, and so on `batches` times
 *   close <n>                                     closes n connections at once, without a word
 *   quit
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "stream.h"

#define RECEIVE_BYTES (256 * 1024)
#define EVENTS 512
/* Below the number of ephemeral ports of one source address. */
#define CONNECTIONS_PER_ADDRESS 20000
#define STALL_MILLIS 30000
#define MAX_HEAD 2048
/* What a server still does after the last receiver has read belongs to the push: it gets this long to finish. */
#define SETTLE_MICROS 20000

struct connection {
    struct stream stream;
    uint64_t skip;   /* payload bytes of the current frame that are still to come */
    uint64_t frames; /* data frames that began and whose payload has come whole */
    uint32_t payload;
    uint8_t header_bytes;
    uint8_t in_data; /* the current frame is a data frame */
    uint8_t open;
    uint8_t header[10];
    char *head; /* answer to the upgrade, until it is whole */
    int head_bytes;
};

static struct connection **connections;
static int connection_count;
static int open_count;
static int opened_ever; /* ports of closed connections are not free again at once */
static int epoll;
static int fifo;
static clockid_t server_clock;
static struct sockaddr_in server;
static int offer_deflate;
static int tls;
static uint64_t frames_received;
static uint64_t compressed_frames;
static uint32_t expected_payload; /* 0 = do not check */
static unsigned char buffer[RECEIVE_BYTES];

static void fail(const char *what) {
    printf("{\"error\":\"%s\",\"errno\":\"%s\"}\n", what, errno ? strerror(errno) : "");
    fflush(stdout);
    exit(1);
}

static uint64_t nanos(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time) != 0) {
        fail("the clock of the server's process cannot be read: it has ended");
    }
    return (uint64_t) time.tv_sec * 1000000000u + (uint64_t) time.tv_nsec;
}

/* Room for every connection the operating system lets this process have. */
static void raise_file_limit(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/* An empty one is allowed by RFC 6455 section 5.5.3, and no server here compares the contents. */
static void answer_ping(struct connection *c) {
    static const unsigned char pong[] = {0x8A, 0x80, 0, 0, 0, 0};
    if (stream_write(&c->stream, pong, sizeof pong) != sizeof pong) {
        fail("a pong could not be sent");
    }
}

static void frame_ended(struct connection *c) {
    if (c->in_data) {
        c->frames++;
        frames_received++;
    }
}

/* Reads the header byte by byte, since it may be cut anywhere. Returns 1 once it is whole. */
static int header_complete(struct connection *c, unsigned char byte) {
    c->header[c->header_bytes++] = byte;
    if (c->header_bytes < 2) {
        return 0;
    }
    int length = c->header[1] & 0x7F;
    int extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (c->header_bytes < 2 + extra) {
        return 0;
    }
    uint64_t payload = extra == 0 ? (uint64_t) length : 0;
    for (int i = 0; i < extra; i++) {
        payload = payload << 8 | c->header[2 + i];
    }
    int opcode = c->header[0] & 0x0F;
    if ((c->header[1] & 0x80) || !(c->header[0] & 0x80)) {
        fail("a frame is masked or fragmented; none of these servers sends such");
    }
    if (opcode == 8) {
        fail("the server closed a connection with a Close frame");
    }
    if (opcode == 9) {
        answer_ping(c);
    }
    c->in_data = opcode == 1 || opcode == 2;
    if (c->in_data && (c->header[0] & 0x40)) {
        compressed_frames++;
    } else if (c->in_data && expected_payload && payload != expected_payload) {
        fail("a frame has another length than was asked for");
    }
    c->skip = payload;
    c->header_bytes = 0;
    return 1;
}

static void read_frames(struct connection *c, const unsigned char *bytes, size_t count) {
    while (count > 0) {
        if (c->skip > 0) {
            size_t step = c->skip < count ? (size_t) c->skip : count;
            c->skip -= step;
            bytes += step;
            count -= step;
            if (c->skip == 0) {
                frame_ended(c);
            }
            continue;
        }
        count--;
        if (header_complete(c, *bytes++) && c->skip == 0) {
            frame_ended(c);
        }
    }
}

static void read_head(struct connection *c, const unsigned char *bytes, size_t count) {
    if (!c->head) {
        c->head = calloc(1, MAX_HEAD + 1);
    }
    for (size_t i = 0; i < count; i++) {
        if (c->head_bytes == MAX_HEAD) {
            fail("the answer to an upgrade is too long");
        }
        c->head[c->head_bytes++] = (char) bytes[i];
        if (c->head_bytes >= 4 && memcmp(c->head + c->head_bytes - 4, "\r\n\r\n", 4) == 0) {
            if (strncmp(c->head, "HTTP/1.1 101", 12) != 0) {
                fail("an upgrade was refused");
            }
            if (offer_deflate && !strcasestr(c->head, "permessage-deflate")) {
                fail("the server did not agree to permessage-deflate");
            }
            free(c->head);
            c->head = NULL;
            c->open = 1;
            open_count++;
            read_frames(c, bytes + i + 1, count - i - 1);
            return;
        }
    }
}

static void read_connection(struct connection *c) {
    for (;;) {
        ssize_t count = stream_read(&c->stream, buffer, sizeof buffer);
        if (count == 0) {
            errno = 0;
            fail("the server closed a connection");
        }
        if (count < 0) {
            if (errno == EAGAIN) {
                return;
            }
            fail("a connection broke");
        }
        if (c->open) {
            read_frames(c, buffer, (size_t) count);
        } else {
            read_head(c, buffer, (size_t) count);
        }
        /* A short read has emptied the socket: the extra call that would say so is saved. */
        if (!tls && (size_t) count < sizeof buffer) {
            return;
        }
    }
}

static void pump(void) {
    struct epoll_event events[EVENTS];
    int count = epoll_wait(epoll, events, EVENTS, STALL_MILLIS);
    if (count == 0) {
        errno = 0;
        printf("{\"error\":\"stalled\",\"frames\":%lu,\"open\":%d}\n", frames_received, open_count);
        fflush(stdout);
        exit(1);
    }
    for (int i = 0; i < count; i++) {
        read_connection(events[i].data.ptr);
    }
}

static void send_upgrade(struct connection *c) {
    char request[512];
    int length = snprintf(request, sizeof request,
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n",
            ntohs(server.sin_port),
            offer_deflate ? "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                            "client_no_context_takeover\r\n"
                          : "");
    if (stream_write(&c->stream, request, (size_t) length) != length) {
        fail("an upgrade could not be sent");
    }
}

static void open_connection(void) {
    struct connection *c = calloc(1, sizeof *c);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!c || fd < 0) {
        fail("no more sockets: raise the limit of open files (ulimit -Hn)");
    }
    struct sockaddr_in source = {.sin_family = AF_INET};
    source.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t) (opened_ever++ / CONNECTIONS_PER_ADDRESS));
    int on = 1;
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (bind(fd, (struct sockaddr *) &source, sizeof source) != 0
            || connect(fd, (struct sockaddr *) &server, sizeof server) != 0) {
        fail("a connection could not be opened");
    }
    if (stream_open(&c->stream, fd, tls) != 0) {
        fail("a TLS handshake failed");
    }
    send_upgrade(c);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) {
        fail("a connection could not be watched");
    }
    connections[connection_count++] = c;
}

static void do_connect(int count, int at_once) {
    connections = realloc(connections, sizeof *connections * (size_t) (connection_count + count));
    uint64_t wall = nanos(CLOCK_MONOTONIC);
    uint64_t cpu = nanos(server_clock);
    for (int i = 0; i < count; i++) {
        open_connection();
        while (connection_count - open_count >= at_once) {
            pump();
        }
    }
    while (open_count < connection_count) {
        pump();
    }
    wall = nanos(CLOCK_MONOTONIC) - wall;
    usleep(SETTLE_MICROS);
    printf("{\"connected\":%d,\"wallNanos\":%lu,\"serverCpuNanos\":%lu}\n", open_count, wall,
            nanos(server_clock) - cpu);
}

/* All descriptors go in one sweep: for the server they end together. */
static void do_close(int count) {
    uint64_t start = nanos(CLOCK_MONOTONIC);
    for (int i = 0; i < count && connection_count > 0; i++) {
        struct connection *c = connections[--connection_count];
        stream_close(&c->stream);
        free(c);
        open_count--;
    }
    printf("{\"connected\":%d,\"startNanos\":%lu,\"wallNanos\":%lu}\n", open_count, start,
            nanos(CLOCK_MONOTONIC) - start);
}

static void check_every_connection(uint64_t frames) {
    for (int i = 0; i < connection_count; i++) {
        if (connections[i]->frames != frames) {
            errno = 0;
            fail("a connection has more or fewer frames than were pushed");
        }
        connections[i]->frames = 0;
    }
}

static void do_run(int batches, int pushes, uint32_t payload, useconds_t pause) {
    uint64_t *latencies = calloc((size_t) batches, sizeof *latencies);
    expected_payload = payload;
    compressed_frames = 0;
    uint64_t expected = (uint64_t) connection_count * (uint64_t) pushes;
    uint64_t own = nanos(CLOCK_PROCESS_CPUTIME_ID);
    uint64_t cpu = nanos(server_clock);
    uint64_t wall = nanos(CLOCK_MONOTONIC);
    for (int batch = 0; batch < batches; batch++) {
        frames_received = 0;
        uint64_t start = nanos(CLOCK_MONOTONIC);
        if (write(fifo, "p\n", 2) != 2) {
            fail("the server's input is gone");
        }
        while (frames_received < expected) {
            pump();
        }
        latencies[batch] = nanos(CLOCK_MONOTONIC) - start;
        if (pause) {
            usleep(pause);
        }
    }
    wall = nanos(CLOCK_MONOTONIC) - wall;
    own = nanos(CLOCK_PROCESS_CPUTIME_ID) - own;
    usleep(SETTLE_MICROS);
    cpu = nanos(server_clock) - cpu;
    check_every_connection((uint64_t) batches * (uint64_t) pushes);
    printf("{\"deliveries\":%lu,\"wallNanos\":%lu,\"serverCpuNanos\":%lu,\"clientCpuNanos\":%lu,\"compressed\":%lu,"
           "\"latencyNanos\":[",
            expected * (uint64_t) batches, wall, cpu, own, compressed_frames);
    for (int batch = 0; batch < batches; batch++) {
        printf("%s%lu", batch ? "," : "", latencies[batch]);
    }
    printf("]}\n");
    free(latencies);
}

int main(int count, char **arguments) {
    if (count != 6) {
        fprintf(stderr, "usage: load <port> <fifo> <server pid> <deflate> <tls>\n");
        return 2;
    }
    raise_file_limit();
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server.sin_port = htons((uint16_t) atoi(arguments[1]));
    fifo = open(arguments[2], O_WRONLY | O_CLOEXEC);
    offer_deflate = atoi(arguments[4]);
    tls = atoi(arguments[5]);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (fifo < 0 || epoll < 0 || clock_getcpuclockid(atoi(arguments[3]), &server_clock) != 0) {
        fail("the server's input or its process is not there");
    }
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        int number, pushes;
        unsigned payload, pause;
        if (sscanf(line, "connect %d %d", &number, &pushes) == 2) {
            do_connect(number, pushes);
        } else if (sscanf(line, "run %d %d %u %u", &number, &pushes, &payload, &pause) == 4) {
            do_run(number, pushes, payload, pause);
        } else if (sscanf(line, "close %d", &number) == 1) {
            do_close(number);
        } else if (strcmp(line, "quit\n") == 0) {
            return 0;
        } else {
            fail("unknown command");
        }
        fflush(stdout);
    }
    return 0;
}

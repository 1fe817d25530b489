#ifndef CTRANSPORT_H
#define CTRANSPORT_H

#include <stddef.h>
#include <stdint.h>

/// Why an exchange has no answer, or only a part of one.
enum PortalTransportFailure {
    PORTAL_TRANSPORT_NONE,
    PORTAL_TRANSPORT_MISSING,  // libcurl is not installed
    PORTAL_TRANSPORT_DNS,
    PORTAL_TRANSPORT_REFUSED,
    PORTAL_TRANSPORT_TLS,
    PORTAL_TRANSPORT_TIMEOUT,
    PORTAL_TRANSPORT_RESET,
    PORTAL_TRANSPORT_LIMIT,
    PORTAL_TRANSPORT_UNPACKED,  // a packed answer unpacks to too much
};

typedef struct PortalTransport PortalTransport;

/// What came back; valid until `portal_transport_free`.
typedef struct {
    int failure;
    const char *words;
    long status;
    /// The header lines of the answer, the status line first, each ending in CR LF.
    const char *headers;
    size_t header_count;
    const uint8_t *body;
    size_t body_count;
} PortalTransportAnswer;

/// Begins an exchange on a thread of its own; everything given is copied. NULL if there is no memory.
/// `headers` are "Name: value" lines separated by '\n'.
PortalTransport *portal_transport_start(
    const char *method, const char *url, const char *headers, const uint8_t *body, size_t body_count,
    long timeout_milliseconds, size_t most_bytes, int is_loopback);

/// Waits for the end for at most some milliseconds: whether it came.
int portal_transport_wait(PortalTransport *transport, long milliseconds);

/// Gives an exchange up: it ends soon, as a failure.
void portal_transport_cancel(PortalTransport *transport);

/// The answer of an exchange that has ended.
PortalTransportAnswer portal_transport_answer(const PortalTransport *transport);

/// Frees an exchange that has ended.
void portal_transport_free(PortalTransport *transport);

#endif

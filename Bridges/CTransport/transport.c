#define _GNU_SOURCE
#include "CTransport.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

// The part of curl's interface that is used; its numbers are stable (curl/curl.h).
typedef void CURL;
struct curl_slist;
enum {
    OPT_NOPROGRESS = 43, OPT_NOBODY = 44, OPT_FOLLOWLOCATION = 52, OPT_NOSIGNAL = 99, OPT_TIMEOUT_MS = 155,
    OPT_PROTOCOLS = 181, OPT_WRITEDATA = 10001, OPT_URL = 10002, OPT_PROXY = 10004,
    OPT_ERRORBUFFER = 10010, OPT_POSTFIELDS = 10015, OPT_HTTPHEADER = 10023, OPT_HEADERDATA = 10029,
    OPT_CUSTOMREQUEST = 10036, OPT_ACCEPT_ENCODING = 10102, OPT_WRITEFUNCTION = 20011,
    OPT_HEADERFUNCTION = 20079,
    OPT_XFERINFODATA = 10057, OPT_XFERINFOFUNCTION = 20219, OPT_POSTFIELDSIZE_LARGE = 30120, INFO_STATUS = 0x200002,
    INFO_SIZE_DOWNLOAD = 0x600008,
};
enum {
    PROTOCOLS_HTTP_AND_HTTPS = 3, MOST_HEADER_BYTES = 1 << 20,
    // What a packed answer may unpack to, whatever its size; beyond that, how many times its size. Texts
    // are seldom packed to a twentieth; deflate ends at a thousandth.
    FREELY_UNPACKED = 8 << 20, MOST_TIMES = 100,
    // curl tells what it has received after each of its reads.
    MOST_OF_ONE_READ = 64 << 10,
};

static struct {
    CURL *(*init)(void);
    int (*setopt)(CURL *, int, ...);
    int (*perform)(CURL *);
    int (*getinfo)(CURL *, int, ...);
    void (*cleanup)(CURL *);
    struct curl_slist *(*append)(struct curl_slist *, const char *);
    void (*free_all)(struct curl_slist *);
    int isThere;
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
    void *library = NULL;
    for (size_t i = 0; !library && i < sizeof(names) / sizeof(*names); i += 1) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (!library) return;
    int (*global_init)(long) = (int (*)(long))dlsym(library, "curl_global_init");
    curl.init = (CURL * (*)(void)) dlsym(library, "curl_easy_init");
    curl.setopt = (int (*)(CURL *, int, ...))dlsym(library, "curl_easy_setopt");
    curl.perform = (int (*)(CURL *))dlsym(library, "curl_easy_perform");
    curl.getinfo = (int (*)(CURL *, int, ...))dlsym(library, "curl_easy_getinfo");
    curl.cleanup = (void (*)(CURL *))dlsym(library, "curl_easy_cleanup");
    curl.append = (struct curl_slist * (*)(struct curl_slist *, const char *))
        dlsym(library, "curl_slist_append");
    curl.free_all = (void (*)(struct curl_slist *))dlsym(library, "curl_slist_free_all");
    curl.isThere = global_init && curl.init && curl.setopt && curl.perform && curl.getinfo
        && curl.cleanup && curl.append && curl.free_all && global_init(3) == 0;
}

typedef struct {
    uint8_t *bytes;
    size_t count, room, most;
    int isCut;
} Buffer;

struct PortalTransport {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t condition;
    int isDone, failure, isLoopback;
    /// Whether the answer unpacks to too much.
    int isBomb;
    CURL *handle;
    atomic_int isCancelled;
    char *method, *url, *request_headers;
    uint8_t *request_body;
    size_t request_count;
    long timeout, status;
    Buffer headers, body;
    char words[256];
};

static size_t take(Buffer *buffer, const void *data, size_t count) {
    if (count > buffer->most - buffer->count) {
        buffer->isCut = 1;
        return 0;
    }
    if (buffer->count + count > buffer->room) {
        size_t room = (buffer->count + count) * 2;
        uint8_t *bytes = realloc(buffer->bytes, room);
        if (!bytes) return 0;
        buffer->bytes = bytes;
        buffer->room = room;
    }
    memcpy(buffer->bytes + buffer->count, data, count);
    buffer->count += count;
    return count;
}

static size_t take_body(char *data, size_t size, size_t count, void *context) {
    PortalTransport *transport = context;
    int64_t unpacked = (int64_t)(transport->body.count + size * count);
    // What is not packed comes to as much as is received.
    if (unpacked > FREELY_UNPACKED) {
        int64_t received = 0;
        curl.getinfo(transport->handle, INFO_SIZE_DOWNLOAD, &received);
        if (unpacked / MOST_TIMES > received + MOST_OF_ONE_READ) {
            transport->isBomb = 1;
            return 0;
        }
    }
    return take(&transport->body, data, size * count);
}

static size_t take_header(char *data, size_t size, size_t count, void *context) {
    PortalTransport *transport = context;
    // An interim answer ("100 Continue") comes before the real one.
    if (size * count > 5 && memcmp(data, "HTTP/", 5) == 0) transport->headers.count = 0;
    return take(&transport->headers, data, size * count);
}

// Called about once a second, and whenever bytes move.
static int is_unwanted(void *context, int64_t a, int64_t b, int64_t c, int64_t d) {
    return atomic_load(&((PortalTransport *)context)->isCancelled);
}

static int failure_of(int code) {
    switch (code) {
    case 0: return PORTAL_TRANSPORT_NONE;
    case 5: case 6: return PORTAL_TRANSPORT_DNS;
    case 7: return PORTAL_TRANSPORT_REFUSED;
    case 28: return PORTAL_TRANSPORT_TIMEOUT;
    case 35: case 51: case 53: case 54: case 58: case 59: case 60: case 66: case 77: case 80:
    case 82: case 83: case 90: case 91: return PORTAL_TRANSPORT_TLS;
    default: return PORTAL_TRANSPORT_RESET;
    }
}

static void perform(PortalTransport *transport) {
    pthread_once(&once, load);
    CURL *handle = curl.isThere ? curl.init() : NULL;
    if (!handle) {
        transport->failure = PORTAL_TRANSPORT_MISSING;
        return;
    }
    transport->handle = handle;
    struct curl_slist *list = curl.append(NULL, "Expect:");
    char *rest = transport->request_headers;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (*line) list = curl.append(list, line);
    }
    curl.setopt(handle, OPT_URL, transport->url);
    curl.setopt(handle, OPT_PROTOCOLS, (long)PROTOCOLS_HTTP_AND_HTTPS);
    curl.setopt(handle, OPT_FOLLOWLOCATION, 0L);
    curl.setopt(handle, OPT_NOSIGNAL, 1L);
    curl.setopt(handle, OPT_TIMEOUT_MS, transport->timeout);
    curl.setopt(handle, OPT_ACCEPT_ENCODING, "");
    curl.setopt(handle, OPT_HTTPHEADER, list);
    curl.setopt(handle, OPT_ERRORBUFFER, transport->words);
    curl.setopt(handle, OPT_WRITEFUNCTION, take_body);
    curl.setopt(handle, OPT_WRITEDATA, transport);
    curl.setopt(handle, OPT_HEADERFUNCTION, take_header);
    curl.setopt(handle, OPT_HEADERDATA, transport);
    curl.setopt(handle, OPT_XFERINFOFUNCTION, is_unwanted);
    curl.setopt(handle, OPT_XFERINFODATA, transport);
    curl.setopt(handle, OPT_NOPROGRESS, 0L);
    if (transport->isLoopback) curl.setopt(handle, OPT_PROXY, "");
    if (transport->request_count) {
        curl.setopt(handle, OPT_POSTFIELDSIZE_LARGE, (int64_t)transport->request_count);
        curl.setopt(handle, OPT_POSTFIELDS, transport->request_body);
    }
    if (strcmp(transport->method, "HEAD") == 0) curl.setopt(handle, OPT_NOBODY, 1L);
    curl.setopt(handle, OPT_CUSTOMREQUEST, transport->method);
    int code = curl.perform(handle);
    curl.getinfo(handle, INFO_STATUS, &transport->status);
    transport->failure = transport->isBomb ? PORTAL_TRANSPORT_UNPACKED
        : transport->headers.isCut || transport->body.isCut
        ? PORTAL_TRANSPORT_LIMIT : failure_of(code);
    curl.free_all(list);
    curl.cleanup(handle);
}

static void *run(void *context) {
    PortalTransport *transport = context;
    perform(transport);
    pthread_mutex_lock(&transport->mutex);
    transport->isDone = 1;
    pthread_cond_signal(&transport->condition);
    pthread_mutex_unlock(&transport->mutex);
    return NULL;
}

PortalTransport *portal_transport_start(
    const char *method, const char *url, const char *headers, const uint8_t *body, size_t body_count,
    long timeout, size_t most, int is_loopback) {
    PortalTransport *transport = calloc(1, sizeof(*transport));
    if (!transport) return NULL;
    transport->method = strdup(method);
    transport->url = strdup(url);
    transport->request_headers = strdup(headers);
    transport->request_body = malloc(body_count + 1);
    transport->timeout = timeout;
    transport->isLoopback = is_loopback;
    transport->headers.most = MOST_HEADER_BYTES;
    transport->body.most = most;
    pthread_mutex_init(&transport->mutex, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&transport->condition, &attributes);
    pthread_condattr_destroy(&attributes);
    if (transport->method && transport->url && transport->request_headers
        && transport->request_body) {
        if (body_count) memcpy(transport->request_body, body, body_count);
        transport->request_count = body_count;
        if (pthread_create(&transport->thread, NULL, run, transport) == 0) return transport;
    }
    transport->thread = 0;
    portal_transport_free(transport);
    return NULL;
}

int portal_transport_wait(PortalTransport *transport, long milliseconds) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec += 1;
        end.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&transport->mutex);
    while (!transport->isDone
        && pthread_cond_timedwait(&transport->condition, &transport->mutex, &end) == 0) {}
    int isDone = transport->isDone;
    pthread_mutex_unlock(&transport->mutex);
    return isDone;
}

void portal_transport_cancel(PortalTransport *transport) {
    atomic_store(&transport->isCancelled, 1);
}

PortalTransportAnswer portal_transport_answer(const PortalTransport *transport) {
    return (PortalTransportAnswer){
        .failure = transport->failure, .words = transport->words, .status = transport->status,
        .headers = (const char *)transport->headers.bytes, .header_count = transport->headers.count,
        .body = transport->body.bytes, .body_count = transport->body.count,
    };
}

void portal_transport_free(PortalTransport *transport) {
    if (transport->thread) pthread_join(transport->thread, NULL);
    pthread_mutex_destroy(&transport->mutex);
    pthread_cond_destroy(&transport->condition);
    free(transport->method);
    free(transport->url);
    free(transport->request_headers);
    free(transport->request_body);
    free(transport->headers.bytes);
    free(transport->body.bytes);
    free(transport);
}

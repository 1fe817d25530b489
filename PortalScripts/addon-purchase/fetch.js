// Partner Center through fetch: the steps of Microsoft's C#, as requests.
//
// Microsoft's service is not one for browsers: its token is the partner's secret, which no page may
// hold. A portal in the field asks a relay in the operator's own backend, which adds the token and
// passes requests and replies on; SERVICE is its address then. The sandbox takes any token.

var SERVICE = "https://api.partnercenter.microsoft.com";
var TOKEN = "sandbox";

// When a request is tried again, in milliseconds; a service that asks for more than a minute of
// patience gets none.
var WAITS = [500, 1500, 3500];
var LONGEST_WAIT = 60000;

// The names that the SDK has for what goes wrong.
var CATEGORIES = {
    400: "BadInput", 401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 405: "InvalidOperation",
    406: "UnsupportedDataFormat", 408: "RequestTimeout", 409: "AlreadyExists",
    412: "PreconditionFailed", 415: "UnsupportedDataFormat", 429: "TooManyRequests",
    500: "ServerError", 502: "ServerError", 503: "ServerBusy", 504: "GatewayTimeout"
};

function purchaseAddOn(wanted, done, failed) {
    var customer = "/v1/customers/" + encodeURIComponent(wanted.customer);
    var known = {};

    ask("GET", customer + "/subscriptions/" + encodeURIComponent(wanted.subscription)).then(function (parent) {
        return ask("GET", customer + "/orders/" + encodeURIComponent(parent.orderId));
    }).then(function (order) {
        order.lineItems.forEach(function (line) {
            known[line.subscriptionId] = true;
        });
        return ask("PATCH", customer + "/orders/" + encodeURIComponent(order.id), {
            Id: null,
            ReferenceCustomerId: wanted.customer,
            LineItems: [
                {
                    LineItemNumber: 0,
                    OfferId: wanted.offer,
                    SubscriptionId: null,
                    ParentSubscriptionId: wanted.subscription,
                    FriendlyName: wanted.name,
                    Quantity: wanted.quantity,
                    PartnerIdOnRecord: null,
                    Attributes: { ObjectType: "OrderLineItem" }
                }
            ],
            CreationDate: null,
            Attributes: { ObjectType: "Order" }
        });
    }).then(function (order) {
        // The service numbers lines anew: the new one is that with a subscription not seen before.
        var line = order.lineItems.filter(function (line) {
            return !known[line.subscriptionId];
        })[0];
        done({ subscription: line.subscriptionId, quantity: line.quantity });
    }, failed);
}

// Asks until there is an answer, and promises what the service says. Every try has the same id, so
// that the service does a purchase once even if its reply was lost.
function ask(method, path, body) {
    var request = {
        method: method,
        headers: {
            "Accept": "application/json",
            "Authorization": "Bearer " + TOKEN,
            "MS-RequestId": newId(),
            "MS-CorrelationId": newId(),
            "X-Locale": "en-US"
        }
    };
    if (body) {
        request.headers["Content-Type"] = "application/json";
        request.body = JSON.stringify(body);
    }
    function attempt(number) {
        return fetch(SERVICE + path, request).then(function (response) {
            return response.text().then(function (text) {
                return { response: response, text: text };
            });
        }).catch(function () {
            throw problem("Connection", null, WAITS[number]);
        }).then(function (reply) {
            return read(reply.response, reply.text, WAITS[number]);
        }).catch(function (error) {
            if (error.wait === undefined || number >= WAITS.length || error.wait > LONGEST_WAIT) {
                throw error;
            }
            return new Promise(function (resolve) {
                setTimeout(resolve, error.wait);
            }).then(function () {
                return attempt(number + 1);
            });
        });
    }
    return attempt(0);
}

// What a reply holds, or why it holds nothing.
function read(response, text, usualWait) {
    var body = null;
    try {
        body = JSON.parse(text);
    } catch (error) {
        // A proxy's page, or nothing: what counts is the status.
    }
    if (response.ok) {
        if (body === null) { throw problem("ResponseParsing", null); }
        return body;
    }
    // The code is a number in some replies and a text in others.
    var code = body && body.code !== undefined ? String(body.code) : null;
    var category = CATEGORIES[response.status] || (response.status >= 500 ? "ServerError" : "NotSpecified");
    var isPassing = [408, 429, 500, 502, 503, 504].indexOf(response.status) >= 0;
    var seconds = Number(response.headers.get("Retry-After"));
    throw problem(category, code, isPassing ? (seconds > 0 ? seconds * 1000 : usualWait) : undefined);
}

function problem(category, code, wait) {
    var error = new Error("Partner Center: " + category + (code ? ", code " + code : ""));
    error.category = category;
    error.code = code;
    error.wait = wait;
    return error;
}

// A GUID of version 4.
function newId() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    return Array.prototype.map.call(bytes, function (byte, index) {
        var digits = (byte + 256).toString(16).slice(1);
        return (index === 4 || index === 6 || index === 8 || index === 10 ? "-" : "") + digits;
    }).join("");
}

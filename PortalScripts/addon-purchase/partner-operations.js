// Partner Center through partnerOperations: the steps of Microsoft's C#, with promises in between
// so that the page stays alive.

function purchaseAddOn(wanted, done, failed) {
    var customer = partnerOperations.Customers.ById(wanted.customer);
    var known = {};

    customer.Subscriptions.ById(wanted.subscription).GetAsync().then(function (parent) {
        return customer.Orders.ById(parent.OrderId).GetAsync();
    }).then(function (order) {
        order.LineItems.forEach(function (line) {
            known[line.SubscriptionId] = true;
        });
        var orderToUpdate = new Order({
            ReferenceCustomerId: wanted.customer,
            LineItems: [
                new OrderLineItem({
                    LineItemNumber: 0,
                    OfferId: wanted.offer,
                    FriendlyName: wanted.name,
                    Quantity: wanted.quantity,
                    ParentSubscriptionId: wanted.subscription
                })
            ]
        });
        return customer.Orders.ById(order.Id).PatchAsync(orderToUpdate);
    }).then(function (order) {
        // The service numbers lines anew: the new one is that with a subscription not seen before.
        var line = order.LineItems.filter(function (line) {
            return !known[line.SubscriptionId];
        })[0];
        done({ subscription: line.SubscriptionId, quantity: line.Quantity });
    }, failed);
}

// The C# of "Purchase an add-on to a subscription" with its syntax changed and nothing else: each
// call keeps the page waiting, as there.

function purchaseAddOn(wanted, done, failed) {
    var customerId = wanted.customer;
    var subscriptionId = wanted.subscription;
    var addOnOfferId = wanted.offer;
    try {
        // Get an interface to the operations for the subscription.
        var subscriptionOperations = partnerOperations.Customers.ById(customerId).Subscriptions.ById(subscriptionId);

        // Get the parent subscription details.
        var parentSubscription = subscriptionOperations.Get();

        // In order to buy an add-on subscription for this offer, we need to patch/update the order through which the
        // base offer was purchased by creating an order object with a single line item which represents the add-on
        // offer purchase.
        var orderToUpdate = new Order({
            ReferenceCustomerId: customerId,
            LineItems: [
                new OrderLineItem({
                    LineItemNumber: 0,
                    OfferId: addOnOfferId,
                    FriendlyName: "Some friendly name",
                    Quantity: wanted.quantity,
                    ParentSubscriptionId: subscriptionId
                })
            ]
        });

        // Update the order to apply the add on purchase.
        var updatedOrder = partnerOperations.Customers.ById(customerId).Orders.ById(parentSubscription.OrderId).Patch(orderToUpdate);

        var line = updatedOrder.LineItems[updatedOrder.LineItems.length - 1];
        done({ subscription: line.SubscriptionId, quantity: line.Quantity });
    } catch (problem) {
        failed(problem);
    }
}

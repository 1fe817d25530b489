// Contoso Mobile: the plans, and what they cost in which country.
//
// `delivery` says how the profile of a plan gets onto the PC:
//   inline         while the portal stays on screen, now or later
//   hand-back      by the app alone, which connects `minutes` later
//   made-to-order  by the app alone, which asks for the profile `minutes` later

var Catalogue = (function () {
    var plans = [
        {
            id: "starter", name: "Contoso Starter 3 GB", delivery: "inline",
            prices: { US: "9.00 USD", DE: "8.99 EUR" }
        },
        {
            id: "plus", name: "Contoso Plus 10 GB", delivery: "inline",
            prices: { US: "25.00 USD", DE: "22.99 EUR" }
        },
        {
            id: "classic", name: "Contoso Classic 1 GB", delivery: "inline",
            prices: { US: "5.00 USD" }
        },
        {
            id: "contract", name: "Contoso Contract", delivery: "hand-back", minutes: 7,
            prices: { US: "45.00 USD" }
        },
        {
            id: "business", name: "Contoso Business 50 GB", delivery: "made-to-order", minutes: 20,
            prices: { US: "60.00 USD" }
        },
        {
            id: "traveller", name: "Contoso Traveller Japan 5 GB", delivery: "inline",
            prices: { JP: "2400 JPY" }
        }
    ];

    function soldIn(country) {
        return plans.filter(function (plan) {
            return plan.prices.hasOwnProperty(country);
        });
    }

    return {
        topUpName: "Contoso Top-up 5 GB",

        count: function (country) {
            return soldIn(country).length;
        },

        // Returns a plan that is sold in a country, or null.
        plan: function (id, country) {
            var found = soldIn(country).filter(function (plan) {
                return plan.id === id;
            });
            return found.length > 0 ? found[0] : null;
        }
    };
}());

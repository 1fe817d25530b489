// Contoso Mobile: the last page.

Order.show();

<?php

declare(strict_types=1);

namespace AflexiDemo;

/** What can be looked up in WHMCS's tables. */
final class Books
{
    public function __construct(private readonly \PDO $pdo)
    {
    }

    /** The product addon that the module made on activation. */
    public function cdnAddon(): int
    {
        $addon = $this->pdo->query("SELECT id FROM tbladdons WHERE name = 'Aflexi CDN'")->fetchColumn();

        return (int) $addon ?: throw new \RuntimeException('The addon has made no product addon.');
    }

    /** The newest invoice of a service with that status. */
    public function newestInvoice(int $service, string $status = 'Paid'): int
    {
        return $this->column(
            "SELECT MAX(invoice.id) FROM tblinvoices invoice JOIN tblinvoiceitems item ON item.invoiceid = invoice.id
             WHERE item.type = 'Hosting' AND item.relid = ? AND invoice.status = ?",
            $service,
            $status,
        )[0];
    }

    /** @return list<int> the services of a product with that status */
    public function services(string $product, string $status = 'Active'): array
    {
        return $this->column(
            'SELECT service.id FROM tblhosting service JOIN tblproducts product ON product.id = service.packageid
             WHERE product.name = ? AND service.domainstatus = ?',
            $product,
            $status,
        );
    }

    /** The one purchase of a client who has been here for long, with its newest paid invoice. */
    public function purchase(string $email): Purchase
    {
        $service = $this->pdo->prepare(
            "SELECT CONCAT(client.firstname, ' ', client.lastname), client.id, service.orderid, service.id
             FROM tblhosting service JOIN tblclients client ON client.id = service.userid WHERE client.email = ?"
        );
        $service->execute([$email]);
        $purchase = $service->fetch(\PDO::FETCH_NUM);

        return new Purchase(...$purchase, invoice: $this->newestInvoice($purchase[3]));
    }

    /** @return list<int> */
    private function column(string $sql, int|string ...$values): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);

        return array_map(intval(...), $statement->fetchAll(\PDO::FETCH_COLUMN));
    }
}

<?php

declare(strict_types=1);

namespace Bench\Php;

use PDO;
use PDOStatement;

/** The accounts of CurlMulti in the database: a table of its own, read and written many rows at a time. */
final class Accounts
{
    public const TABLE = 'CREATE TABLE IF NOT EXISTS bench_accounts ('
        . 'service_id INT NOT NULL PRIMARY KEY, client_id INT NOT NULL DEFAULT 0,'
        . " username VARCHAR(150) NOT NULL DEFAULT '', display_name VARCHAR(255) NOT NULL DEFAULT '',"
        . " email VARCHAR(255) NOT NULL DEFAULT '', package VARCHAR(255) NOT NULL DEFAULT '',"
        . " password VARCHAR(255) NOT NULL DEFAULT '', remote_id VARCHAR(64) DEFAULT NULL,"
        . " state VARCHAR(16) NOT NULL DEFAULT '', changed_at DATETIME NOT NULL, KEY account_client (client_id))";

    private const INTENT = '(?,?,?,?,?,?,?,\'intended\',UTC_TIMESTAMP())';
    private const RESULT = '(?,?,\'active\',UTC_TIMESTAMP())';

    private int $last = 0;

    /** @var list<int|string> service and remote id in turns */
    private array $made = [];

    /** @var array<string, PDOStatement> */
    private array $prepared = [];

    public function __construct(
        private readonly PDO $pdo,
        private readonly int $product,
        private readonly string $cipherKey,
        private readonly int $atOnce,
    ) {
    }

    /**
     * The next services that are paid, each with a password, after it was noted that their accounts are to be made.
     *
     * @return list<array{service: int, username: string, email: string, name: string, password: string}>
     */
    public function intend(string $package): array
    {
        $select = $this->prepared['select'] ??= $this->pdo->prepare(
            'SELECT h.id service, h.userid client, h.username, c.email, CONCAT(c.firstname, " ", c.lastname) name'
            . ' FROM tblhosting h JOIN tblclients c ON c.id = h.userid'
            . " WHERE h.packageid = ? AND h.id > ? AND h.domainstatus IN ('Active', 'Completed')"
            . " AND c.status <> 'Closed' AND h.billingcycle <> 'Free Account'"
            . ' AND EXISTS (SELECT 1 FROM tblinvoiceitems i JOIN tblinvoices v ON v.id = i.invoiceid'
            . " WHERE i.userid = h.userid AND i.type = 'Hosting' AND i.relid = h.id AND v.status = 'Paid')"
            . " ORDER BY h.id LIMIT $this->atOnce"
        );
        $select->execute([$this->product, $this->last]);
        $accounts = $select->fetchAll(PDO::FETCH_ASSOC);
        if ($accounts === []) {
            return [];
        }
        $values = [];
        foreach ($accounts as &$account) {
            $account['password'] = bin2hex(random_bytes(8));
            $sealed = $this->seal($account['password']);
            foreach (['service', 'client', 'username', 'name', 'email'] as $column) {
                $values[] = $account[$column];
            }
            array_push($values, $package, $sealed);
        }
        $this->last = (int) $account['service'];
        $columns = 'service_id, client_id, username, display_name, email, package, password, state, changed_at';
        $this->insert($columns, self::INTENT, count($accounts), '', $values);

        return $accounts;
    }

    public function made(int $service, int $remote): void
    {
        $this->made[] = $service;
        $this->made[] = $remote;
    }

    public function writeIfMany(): void
    {
        if (count($this->made) >= 2 * $this->atOnce) {
            $this->write();
        }
    }

    public function write(): void
    {
        if ($this->made !== []) {
            $update = ' ON DUPLICATE KEY UPDATE remote_id = VALUES(remote_id), state = VALUES(state),'
                . ' changed_at = VALUES(changed_at)';
            $columns = 'service_id, remote_id, state, changed_at';
            $this->insert($columns, self::RESULT, intdiv(count($this->made), 2), $update, $this->made);
            $this->made = [];
        }
    }

    /** @param list<int|string> $values */
    private function insert(string $columns, string $row, int $rows, string $end, array $values): void
    {
        $sql = "INSERT INTO bench_accounts ($columns) VALUES $row" . str_repeat(",$row", $rows - 1) . $end;
        ($this->prepared[$sql] ??= $this->pdo->prepare($sql))->execute($values);
    }

    private function seal(string $password): string
    {
        $nonce = random_bytes(SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES);

        return base64_encode($nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt(
            $password,
            '',
            $nonce,
            $this->cipherKey,
        ));
    }
}

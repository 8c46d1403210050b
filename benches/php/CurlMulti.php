<?php

declare(strict_types=1);

namespace Bench\Php;

/**
 * What the best PHP author would write: always so many calls in flight by curl_multi, and the database asked and told
 * many rows at a time, while the calls wait for their answers.
 */
final class CurlMulti
{
    /** A reply that is nothing but a number. */
    private const REPLY = '~^\s*(?:<\?xml[^>]*>\s*)?<methodResponse>\s*<params>\s*<param>\s*<value>'
        . '\s*<(i4|int)>(\d+)</\1>\s*</value>~';

    private readonly Pool $pool;
    private readonly SequentialCurl $single;

    /** @var array{string, string, string, string, string} the request around e-mail, name, user name and password */
    private array $parts;

    public function __construct(
        private readonly Accounts $accounts,
        private readonly string $url,
        private readonly string $username,
        private readonly string $key,
        private readonly int $atOnce,
    ) {
        $this->single = new SequentialCurl($url, $username, $key);
    }

    public function calls(): int
    {
        return $this->single->calls + $this->pool->calls;
    }

    /** Makes the package unless it exists, then a publisher for each paid service that has none. */
    public function synchronize(string $package): void
    {
        $id = $this->single->package($package);
        $this->parts = $this->template($id);
        $this->pool = new Pool($this->url, $this->atOnce);
        $queue = $this->accounts->intend($package);
        $more = $queue !== [];
        $next = 0;
        do {
            while (!$this->pool->isFull() && isset($queue[$next])) {
                $account = $queue[$next++];
                $this->pool->start($this->request($account), $account['service']);
            }
            $this->pool->turn();
            if ($more && count($queue) - $next < $this->atOnce) {
                // All calls are under way: while they are, the database has time.
                $batch = $this->accounts->intend($package);
                $more = $batch !== [];
                $queue = [...array_slice($queue, $next), ...$batch];
                $next = 0;
                continue;
            }
            $this->accounts->writeIfMany();
            $this->pool->wait();
            $this->pool->turn();
            while ([$service, $reply] = $this->pool->next()) {
                $this->accounts->made($service, $this->id($reply));
            }
        } while ($more || isset($queue[$next]) || !$this->pool->isIdle());
        $this->accounts->write();
    }

    private function id(string $reply): int
    {
        return preg_match(self::REPLY, $reply, $found) === 1 ? (int) $found[2] : (int) XmlRpc::reply($reply);
    }

    /** @return array{string, string, string, string, string} */
    private function template(int $package): array
    {
        $user = ['role' => 'PUBLISHER', 'status' => 'ACTIVE', 'email' => '@', 'name' => '@', 'username' => '@',
            'password' => '@'];
        $request = XmlRpc::request('user.create', [$this->username, $this->key, $user, ['id' => $package]]);
        $around = explode('<string>@</string>', $request);
        if (count($around) !== 5) {
            throw new \LogicException('The template of a request has ' . count($around) . ' parts.');
        }

        return $around;
    }

    /** @param array{email: string, name: string, username: string, password: string} $account */
    private function request(array $account): string
    {
        [$first, $second, $third, $fourth, $last] = $this->parts;
        $flags = ENT_XML1 | ENT_NOQUOTES;

        return $first . '<string>' . htmlspecialchars($account['email'], $flags) . '</string>'
            . $second . '<string>' . htmlspecialchars($account['name'], $flags) . '</string>'
            . $third . '<string>' . htmlspecialchars($account['username'], $flags) . '</string>'
            . $fourth . '<string>' . $account['password'] . '</string>' . $last;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

/** What the platform should hold against what the sandbox says it holds. */
final class Comparison
{
    /**
     * The sandbox's state in the form Expectation uses: without the operator's id that the platform appends to names.
     *
     * @param array{accounts: list<array<string, string>>} $state
     *
     * @return array<string, array{status: string, package: string, email: string, name: string}>
     */
    public static function accounts(array $state): array
    {
        $accounts = [];
        foreach ($state['accounts'] as $account) {
            $accounts[explode('/', $account['username'])[0]] = [
                'status' => strtolower($account['status']),
                'package' => (string) ($account['package'] ?? ''),
                'email' => $account['email'],
                'name' => $account['name'],
            ];
        }

        return $accounts;
    }

    /**
     * @param array<string, array<string, string>>         $expected as Expectation gives it
     * @param array{accounts: list<array<string, string>>} $state    as the sandbox gives it
     *
     * @return list<string> one sentence for each difference; none when all is in line
     */
    public static function differences(array $expected, array $state): array
    {
        $actual = self::accounts($state);
        $differences = [];
        foreach ($expected as $name => $account) {
            if (!isset($actual[$name])) {
                $differences[] = "$name is missing; it should be {$account['status']}.";
                continue;
            }
            foreach ($account as $field => $value) {
                if ($actual[$name][$field] !== $value) {
                    $differences[] = "The $field of $name is \"{$actual[$name][$field]}\"; it should be \"$value\".";
                }
            }
        }
        foreach (array_keys(array_diff_key($actual, $expected)) as $name) {
            $differences[] = "$name exists; it should not.";
        }
        if (count($actual) !== count($state['accounts'])) {
            $differences[] = 'Some accounts exist twice.';
        }

        return $differences;
    }
}

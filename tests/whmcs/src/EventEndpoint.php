<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Engine\Engine;

/**
 * Calls the engine, or runs a hook point, inside a web request: `{"subject": "payments", "method": "pay", "args": []}`
 * or `{"subject": "hooks", "method": "run", "args": ["InvoicePaid", {"invoiceid": 1}]}`; or fills the site (`seed`).
 */
final class EventEndpoint
{
    public static function serve(): void
    {
        if (!hash_equals(Host::configuration()->token, $_SERVER['HTTP_X_HOST_TOKEN'] ?? '')) {
            http_response_code(403);
            exit('Forbidden');
        }
        $event = json_decode((string) file_get_contents('php://input'), true, flags: JSON_THROW_ON_ERROR);
        try {
            $answer = ['answer' => self::call($event['subject'], $event['method'], $event['args'] ?? [])];
        } catch (\Throwable $e) {
            http_response_code(500);
            $answer = ['error' => $e::class . ': ' . $e->getMessage()];
        }
        header('Content-Type: application/json');
        echo json_encode($answer, JSON_PARTIAL_OUTPUT_ON_ERROR);
    }

    private static function call(string $subject, string $method, array $arguments): mixed
    {
        return match ($subject) {
            'hooks' => Hooks::run(...$arguments),
            'seed' => self::seeded(Seed::$method(...$arguments)),
            default => (new Engine())->{$subject}->{$method}(...$arguments),
        };
    }

    private static function seeded(Seed $seed): array
    {
        return ['shop' => get_object_vars($seed->shop), 'clients' => $seed->clients];
    }
}

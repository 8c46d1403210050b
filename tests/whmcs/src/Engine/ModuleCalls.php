<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Commands to a product's server module: the hook before, the module's function, the rows, the hook after. */
final class ModuleCalls extends Subject
{
    private const FUNCTIONS = [
        'Create' => 'CreateAccount',
        'Suspend' => 'SuspendAccount',
        'Unsuspend' => 'UnsuspendAccount',
        'Terminate' => 'TerminateAccount',
        'ChangePackage' => 'ChangePackage',
    ];

    public function hasModule(int $serviceId): bool
    {
        return $this->product($this->rows->get('tblhosting', $serviceId))['servertype'] !== '';
    }

    /**
     * A module that the host has not loaded is taken to succeed.
     *
     * @param array<string, mixed> $changes columns of tblhosting after success
     */
    public function run(int $serviceId, string $command, array $changes = []): bool
    {
        $params = $this->params($serviceId);
        foreach ($this->events->run("PreModule$command", ['params' => $params]) as $answer) {
            if (is_array($answer) && ($answer['abortcmd'] ?? false)) {
                return false;
            }
            $params = is_array($answer) ? array_replace($params, $answer) : $params;
        }
        $function = $params['moduletype'] . '_' . self::FUNCTIONS[$command];
        $answer = is_callable($function) ? $function($params) : 'success';
        if ($answer !== 'success') {
            $this->events->run("AfterModule{$command}Failed", [
                'params' => $params,
                'failureResponseMessage' => $answer,
            ]);

            return false;
        }
        if ($changes !== []) {
            $this->rows->update('tblhosting', $changes, ['id' => $serviceId]);
        }
        $this->events->run("AfterModule$command", ['params' => $params]);

        return true;
    }

    /** @return array<string, mixed> what a module function receives */
    private function params(int $serviceId): array
    {
        $service = $this->rows->get('tblhosting', $serviceId);
        $product = $this->product($service);
        $server = $this->rows->first('tblservers', ['id' => $service['server']]);
        $params = [
            'serviceid' => $serviceId,
            'userid' => (int) $service['userid'],
            'pid' => (int) $service['packageid'],
            'serverid' => (int) $service['server'],
            'domain' => $service['domain'],
            'username' => $service['username'],
            'password' => 'plain-' . $serviceId,
            'producttype' => $product['type'],
            'moduletype' => $product['servertype'],
            'clientsdetails' => $this->rows->first('tblclients', ['id' => $service['userid']]) ?? [],
            'customfields' => [],
            'configoptions' => [],
            'server' => $server !== null,
            'serverip' => $server['ipaddress'] ?? '',
            'serverhostname' => $server['hostname'] ?? '',
            'serverusername' => $server['username'] ?? '',
            'serverpassword' => 'plain-server',
            'serveraccesshash' => $server['accesshash'] ?? '',
            'serverport' => $server['port'] ?? '',
            'serversecure' => ($server['secure'] ?? '') === 'on',
        ];
        foreach (range(1, 24) as $position) {
            $params["configoption$position"] = $product["configoption$position"] ?? '';
        }

        return $params;
    }

    /**
     * @param array<string, mixed> $service
     *
     * @return array<string, mixed>
     */
    private function product(array $service): array
    {
        return $this->rows->first('tblproducts', ['id' => $service['packageid']]) ?? ['type' => '', 'servertype' => ''];
    }
}

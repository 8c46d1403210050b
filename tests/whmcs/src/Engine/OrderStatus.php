<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use LogicException;

/** What an admin does to an order. Its hook always runs first: the rows still show the old state. */
final class OrderStatus extends Subject
{
    public function accept(int $orderId): void
    {
        $this->events->run('AcceptOrder', ['orderid' => $orderId]);
        foreach ($this->services($orderId) as $serviceId => $status) {
            if ($status === 'Pending') {
                $this->engine->services->setUp($serviceId);
            }
        }
        foreach ($this->addons($orderId) as $addonId => $status) {
            if ($status === 'Pending') {
                $this->engine->serviceAddons->activate($addonId);
            }
        }
        $this->set($orderId, 'Active');
    }

    public function pending(int $orderId): void
    {
        $this->events->run('PendingOrder', ['orderid' => $orderId]);
        $this->rows->update('tblhosting', ['domainstatus' => 'Pending'], ['orderid' => $orderId]);
        $this->rows->update('tblhostingaddons', ['status' => 'Pending'], ['orderid' => $orderId]);
        $this->set($orderId, 'Pending');
    }

    public function cancel(int $orderId): void
    {
        $this->events->run('CancelOrder', ['orderid' => $orderId]);
        $this->end($orderId, 'Cancelled');
    }

    public function fraud(int $orderId): void
    {
        $this->events->run('FraudOrder', ['orderid' => $orderId]);
        $this->end($orderId, 'Fraud');
    }

    public function cancelAndRefund(int $orderId): void
    {
        $this->events->run('CancelAndRefundOrder', ['orderid' => $orderId]);
        $this->engine->refunds->throughGateway((int) $this->rows->get('tblorders', $orderId)['invoiceid']);
        $this->end($orderId, 'Cancelled');
    }

    /** Only from Cancelled or Fraud. Services, addons and the invoice go with it, without hooks of their own. */
    public function delete(int $orderId): void
    {
        $order = $this->rows->get('tblorders', $orderId);
        if (!in_array($order['status'], ['Cancelled', 'Fraud'], true)) {
            throw new LogicException('Only a cancelled or fraudulent order can be deleted.');
        }
        $this->events->run('DeleteOrder', ['orderid' => $orderId]);
        $this->rows->delete('tblhosting', ['orderid' => $orderId]);
        $this->rows->delete('tblhostingaddons', ['orderid' => $orderId]);
        $this->engine->invoiceStatus->delete((int) $order['invoiceid']);
        $this->rows->delete('tblorders', ['id' => $orderId]);
    }

    /** Services that run are terminated through their module; all of the order gets the status. */
    private function end(int $orderId, string $status): void
    {
        foreach ($this->services($orderId) as $serviceId => $before) {
            if (in_array($before, ['Active', 'Suspended'], true)) {
                $this->engine->services->terminate($serviceId, $status);
            } else {
                $this->rows->update('tblhosting', ['domainstatus' => $status], ['id' => $serviceId]);
            }
        }
        foreach (array_keys($this->addons($orderId)) as $addonId) {
            $this->engine->serviceAddons->setStatus($addonId, $status);
        }
        $invoice = $this->rows->first('tblinvoices', ['id' => $this->rows->get('tblorders', $orderId)['invoiceid']]);
        if (($invoice['status'] ?? '') === 'Unpaid') {
            $this->engine->invoiceStatus->set((int) $invoice['id'], 'Cancelled');
        }
        $this->set($orderId, $status);
    }

    private function set(int $orderId, string $status): void
    {
        $this->rows->update('tblorders', ['status' => $status], ['id' => $orderId]);
    }

    /** @return array<int, string> status by id */
    private function services(int $orderId): array
    {
        return array_column($this->rows->select('tblhosting', ['orderid' => $orderId]), 'domainstatus', 'id');
    }

    /** @return array<int, string> status by id */
    private function addons(int $orderId): array
    {
        return array_column($this->rows->select('tblhostingaddons', ['orderid' => $orderId]), 'status', 'id');
    }
}

<h2>#<?= $stored($client->id) ?> <?= $stored("$client->firstname $client->lastname") ?>
    <span class="label label-default"><?= $stored($client->status) ?></span></h2>
<p class="text-muted"><?= $stored($client->companyname) ?> <?= $stored($client->email) ?></p>
<?= $hooks ?>
<?php if ($actions !== []) : ?>
<ul class="list-inline">
    <?php foreach ($actions as $action) : ?>
    <li><?= $action ?></li>
    <?php endforeach ?>
</ul>
<?php endif ?>
<div class="panel panel-default">
    <div class="panel-heading"><h3 class="panel-title">Products/Services</h3></div>
    <table class="table table-striped">
        <?php foreach ($services as $service) : ?>
        <tr>
            <td><a href="clientsservices.php?userid=<?= $client->id ?>&amp;id=<?= $service->id ?>">
                <?= $stored($service->product) ?></a></td>
            <td><?= $stored($service->username) ?></td>
            <td><?= $stored($service->domain) ?></td>
            <td><?= $stored($service->billingcycle) ?></td>
            <td><span class="label label-default"><?= $stored($service->domainstatus) ?></span></td>
        </tr>
        <?php endforeach ?>
    </table>
</div>
<div class="panel panel-default">
    <div class="panel-heading"><h3 class="panel-title">Invoices</h3></div>
    <table class="table table-striped">
        <?php foreach ($invoices as $invoice) : ?>
        <tr>
            <td>#<?= $stored($invoice->id) ?></td>
            <td><?= $stored(fromMySQLDate($invoice->date)) ?></td>
            <td class="text-right"><?= $stored($invoice->total) ?></td>
            <td><span class="label label-default"><?= $stored($invoice->status) ?></span></td>
        </tr>
        <?php endforeach ?>
    </table>
</div>

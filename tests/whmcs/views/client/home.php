<div class="table-responsive" role="region" aria-label="Services" tabindex="0">
<table class="table table-striped">
    <thead><tr><th>Product/Service</th><th>Domain</th><th>Next Due Date</th><th>Status</th></tr></thead>
    <tbody>
    <?php foreach ($services as $service) : ?>
    <tr>
        <td>
            <a href="clientarea.php?action=productdetails&amp;id=<?= $e($service->id) ?>"><?=
                $stored($service->name)
            ?></a>
        </td>
        <td><?= $stored($service->domain) ?></td>
        <td><?= $stored(fromMySQLDate($service->nextduedate)) ?></td>
        <td><span class="label label-default"><?= $stored($service->domainstatus) ?></span></td>
    </tr>
    <?php endforeach ?>
    </tbody>
</table>
</div>
